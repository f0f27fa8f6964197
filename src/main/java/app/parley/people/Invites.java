package app.parley.people;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import app.parley.people.InviteRepository.Use;
import app.parley.people.LoginSession.Guest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Manages the links that create accounts, or guests of one room. Thread-safe. */
public final class Invites {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int WRONG_CODES = 30;
    private static final int NEW_ACCOUNTS = 20;

    /**
     * More guests than share one address at a meeting, and few enough if each new guest is another attempt at a
     * passcode.
     */
    private static final int NEW_GUESTS = 200;

    private final InviteRepository repository;
    private final LoginSessions sessions;
    private final Passwords passwords;
    private final SessionRevoker revoker;
    private final TokenGenerator generator;
    private final TimeSource clock;
    private final SlidingWindowLimiter wrongCodes;
    private final SlidingWindowLimiter newAccounts;
    private final SlidingWindowLimiter newGuests;

    public Invites(
            InviteRepository repository,
            LoginSessions sessions,
            Passwords passwords,
            SessionRevoker revoker,
            TokenGenerator generator,
            TimeSource clock) {
        this.repository = repository;
        this.sessions = sessions;
        this.passwords = passwords;
        this.revoker = revoker;
        this.generator = generator;
        this.clock = clock;
        wrongCodes = new SlidingWindowLimiter(WRONG_CODES, WINDOW, clock);
        newAccounts = new SlidingWindowLimiter(NEW_ACCOUNTS, WINDOW, clock);
        newGuests = new SlidingWindowLimiter(NEW_GUESTS, WINDOW, clock);
    }

    public Invite create(
            UserId by,
            Invite.Kind kind,
            @Nullable RoomId room,
            @Nullable Instant expiresAt,
            @Nullable Integer maxUses) {
        Invite invite = new Invite(
                generator.id("i_"), generator.code(), kind, room, by, clock.instant(), expiresAt, maxUses, 0, null);
        repository.insert(invite);
        return invite;
    }

    /** @param createdBy null for invites of all users */
    public List<Invite> page(@Nullable UserId createdBy, InviteRepository.@Nullable Place after, int limit) {
        return repository.page(createdBy, after, limit);
    }

    /**
     * Revokes the link, and signs out the guests who used it.
     *
     * @param createdBy the user who must have created the invite; null for any user
     */
    public void revoke(String id, @Nullable UserId createdBy) {
        if (!repository.revoke(id, createdBy, clock.instant())) {
            throw unknown();
        }
        sessions.endGuestsOf(id);
    }

    /**
     * Returns the invite with this code.
     *
     * @throws RequestException {@code NOT_FOUND}, {@code GONE} if it is used up, expired or revoked,
     *     {@code RATE_LIMITED}
     */
    public Invite open(String code, String address) {
        String network = ClientNetwork.of(address);
        // Counts as wrong until it proves right, so that concurrent attempts cannot exceed the limit.
        wrongCodes.take(network);
        Invite invite;
        try {
            invite = repository.find(code).orElseThrow(Invites::unknown);
        } catch (RuntimeException e) {
            if (!(e instanceof RequestException)) {
                wrongCodes.giveBack(network);
            }
            throw e;
        }
        wrongCodes.giveBack(network);
        if (!invite.isOpen(clock.instant())) {
            throw spent();
        }
        return invite;
    }

    /** Like {@link #open}, for an invite that makes an account. */
    public Invite openForAccount(String code, String address) {
        Invite invite = open(code, address);
        if (invite.kind() != Invite.Kind.ACCOUNT) {
            throw unknown();
        }
        return invite;
    }

    public LoginSessions.Opened acceptAsMember(Invite invite, Accounts.Application application, ClientInfo client) {
        CredentialRules.check(application.username(), application.password());
        newAccounts.take(ClientNetwork.of(client.address()));
        Account account;
        try {
            account = insert(invite, application);
        } catch (RuntimeException e) {
            newAccounts.giveBack(ClientNetwork.of(client.address()));
            throw e;
        }
        revoker.changed(account);
        return sessions.open(account, client);
    }

    private Account insert(Invite invite, Accounts.Application application) {
        String hash = passwords.hash(application.password());
        Account account = Account.fresh(
                new UserId(application.username()), application.displayName(), Role.MEMBER, clock.instant());
        expectDone(repository.use(invite.id(), clock.instant(), account, hash));
        return account;
    }

    public LoginSessions.Opened acceptAsGuest(Invite invite, Guest guest, ClientInfo client) {
        newGuests.take(ClientNetwork.of(client.address()));
        expectDone(repository.use(invite.id(), clock.instant()));
        LoginSessions.Opened opened = sessions.openGuest(new UserId(generator.id("guest-")), guest, client);
        // If the invite was revoked at the same time, the revocation did not find this session.
        if (repository
                .find(invite.code())
                .filter(used -> used.revokedAt() == null)
                .isEmpty()) {
            sessions.endGuestsOf(invite.id());
            throw spent();
        }
        return opened;
    }

    private static void expectDone(Use use) {
        switch (use) {
            case DONE -> {}
            case SPENT -> throw spent();
            case NAME_TAKEN -> throw Accounts.nameTaken();
        }
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.NOT_FOUND, "There is no such invite.");
    }

    /** For an invite that others used up meanwhile. */
    public static RequestException spent() {
        return new RequestException(
                ErrorCode.GONE, "This invite was used up, ran out or was withdrawn. Ask for a new one.");
    }
}
