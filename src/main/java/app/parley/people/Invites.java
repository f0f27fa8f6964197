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

/** Thread-safe. Links that make accounts, or guests of one room. */
public final class Invites {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int WRONG_CODES = 30;
    private static final int NEW_ACCOUNTS = 20;

    /** More than sit behind one address at a meeting, and few where each would be a new try at a passcode. */
    private static final int NEW_GUESTS = 200;

    private final InviteRepository records;
    private final LoginSessions sessions;
    private final Passwords passwords;
    private final SessionRevoker live;
    private final TokenGenerator secrets;
    private final TimeSource clock;
    private final SlidingWindowLimiter wrongCodes;
    private final SlidingWindowLimiter newAccounts;
    private final SlidingWindowLimiter newGuests;

    public Invites(
            InviteRepository records,
            LoginSessions sessions,
            Passwords passwords,
            SessionRevoker live,
            TokenGenerator secrets,
            TimeSource clock) {
        this.records = records;
        this.sessions = sessions;
        this.passwords = passwords;
        this.live = live;
        this.secrets = secrets;
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
                secrets.id("i_"), secrets.code(), kind, room, by, clock.instant(), expiresAt, maxUses, 0, null);
        records.insert(invite);
        return invite;
    }

    /** @param createdBy null for everybody's */
    public List<Invite> page(@Nullable UserId createdBy, InviteRepository.@Nullable Place after, int limit) {
        return records.page(createdBy, after, limit);
    }

    /**
     * From now on the link is worth nothing, and the guests who came by it are signed out.
     *
     * @param createdBy whose it must be; null for anybody's
     */
    public void revoke(String id, @Nullable UserId createdBy) {
        if (!records.revoke(id, createdBy, clock.instant())) {
            throw unknown();
        }
        sessions.endGuestsOf(id);
    }

    /**
     * The invite with this code.
     *
     * @throws RequestException {@code UNKNOWN}, {@code GONE} when spent, expired or revoked, {@code THROTTLED}
     */
    public Invite open(String code, String address) {
        String network = ClientNetwork.of(address);
        // Counted as wrong until it proves right, so that no more get through of many at once.
        wrongCodes.take(network);
        Invite invite;
        try {
            invite = records.find(code).orElseThrow(Invites::unknown);
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

    public LoginSessions.Opened acceptAsMember(Invite invite, Accounts.Application application, ClientInfo visitor) {
        CredentialRules.check(application.username(), application.password());
        newAccounts.take(ClientNetwork.of(visitor.address()));
        Account account;
        try {
            account = insert(invite, application);
        } catch (RuntimeException e) {
            newAccounts.giveBack(ClientNetwork.of(visitor.address()));
            throw e;
        }
        live.changed(account);
        return sessions.open(account, visitor);
    }

    private Account insert(Invite invite, Accounts.Application application) {
        String hash = passwords.hash(application.password());
        Account account = Account.fresh(
                new UserId(application.username()), application.displayName(), Role.MEMBER, clock.instant());
        expectDone(records.use(invite.id(), clock.instant(), account, hash));
        return account;
    }

    public LoginSessions.Opened acceptAsGuest(Invite invite, Guest guest, ClientInfo visitor) {
        newGuests.take(ClientNetwork.of(visitor.address()));
        expectDone(records.use(invite.id(), clock.instant()));
        LoginSessions.Opened opened = sessions.openGuest(new UserId(secrets.id("guest-")), guest, visitor);
        // Revoked in this very moment, it found no session to end.
        if (records.find(invite.code()).filter(used -> used.revokedAt() == null).isEmpty()) {
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

    private static RequestException spent() {
        return new RequestException(
                ErrorCode.GONE, "This invite was used up, ran out or was withdrawn. Ask for a new one.");
    }
}
