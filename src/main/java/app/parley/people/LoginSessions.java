package app.parley.people;

import app.parley.kernel.UserId;
import app.parley.people.LoginSession.Guest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Manages sign-ins that last. Each is a cookie in one browser, and outlives restarts of the server. Thread-safe. */
public final class LoginSessions {
    /** The lifetime of a session, counted from its last use. */
    public static final Duration LIFE = Duration.ofDays(30);

    public static final Duration GUEST_LIFE = Duration.ofDays(1);

    /** The shortest time between two writes of the last use, so that read requests do not cost a write each. */
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(5);

    private final LoginSessionRepository repository;
    private final AccountRepository accounts;
    private final SessionRevoker revoker;
    private final TokenGenerator generator;
    private final PasskeyRule passkeys;
    private final KnownBrowsers browsers;
    private final InstantSource clock;
    private final boolean storeAddresses;

    public LoginSessions(
            LoginSessionRepository repository,
            AccountRepository accounts,
            SessionRevoker revoker,
            TokenGenerator generator,
            PasskeyRule passkeys,
            KnownBrowsers browsers,
            InstantSource clock,
            boolean storeAddresses) {
        this.repository = repository;
        this.accounts = accounts;
        this.revoker = revoker;
        this.generator = generator;
        this.passkeys = passkeys;
        this.browsers = browsers;
        this.clock = clock;
        this.storeAddresses = storeAddresses;
    }

    /**
     * @param token the cookie's value, which only the browser stores
     * @param browser the value of the cookie by which the account knows the browser; null for guests
     */
    public record Opened(
            String token,
            AuthenticatedUser caller,
            @Nullable String browser) {
        @Override
        public String toString() {
            return "Opened[" + caller + "]";
        }
    }

    public Opened open(Account account, ClientInfo client) {
        LoginSession session = start(account.user(), null, LIFE, client);
        return store(session, client, ofAccount(session, account));
    }

    public Opened openGuest(UserId user, Guest guest, ClientInfo client) {
        LoginSession session = start(user, guest, GUEST_LIFE, client);
        return store(session, client, new AuthenticatedUser(guest.person(user), session.id(), session, null));
    }

    /** Returns the user of a cookie; empty if the session expired or was ended, or if the account is disabled. */
    public Optional<AuthenticatedUser> find(String token) {
        Instant now = clock.instant();
        return repository.find(TokenGenerator.hash(token), now).flatMap(session -> {
            Optional<AuthenticatedUser> caller = callerOf(session);
            if (caller.isPresent() && session.lastSeenAt().plus(TOUCH_INTERVAL).isBefore(now)) {
                repository.touch(session.id(), now, now.plus(lifeOf(session)));
            }
            return caller;
        });
    }

    public List<LoginSession> of(UserId user) {
        return repository.ofUser(user, clock.instant());
    }

    /** Returns the sessions of a user that began in a browser that the account did not know. */
    public Set<String> openedElsewhere(UserId user) {
        return browsers.elsewhere(user);
    }

    /**
     * Ends one session of that user, and closes its sockets.
     *
     * @return false if there was no such session
     */
    public boolean end(UserId user, String id) {
        boolean ended = repository.delete(user, id);
        if (ended) {
            revoker.signedOut(id);
        }
        return ended;
    }

    /** Ends all sessions of a user who may no longer sign in, and closes all sockets. */
    public void endAll(UserId user) {
        repository.deleteAll(user, null);
        revoker.signedOut(user, true, null);
    }

    /**
     * Ends all sessions of that user except one, and closes their sockets. API tokens and their sockets stay.
     *
     * @param keptId null to end all
     */
    public void endOthers(UserId user, @Nullable String keptId) {
        repository.deleteAll(user, keptId);
        revoker.signedOut(user, false, credential -> credential.equals(keptId) || ApiToken.isCredential(credential));
    }

    /** Ends the sessions of the guests who used this invite, and closes their sockets. */
    void endGuestsOf(String invite) {
        repository.deleteGuestsOf(invite).forEach(revoker::signedOut);
    }

    /** Returns the sessions of these guests. */
    public List<LoginSession> ofGuests(Set<UserId> guests) {
        return guests.isEmpty() ? List.of() : repository.ofGuests(guests, clock.instant());
    }

    /** Returns all guests who have a valid session. */
    public Set<UserId> guests() {
        return repository.guests(clock.instant());
    }

    public void forgetExpired() {
        repository.deleteExpired(clock.instant());
    }

    private LoginSession start(UserId user, @Nullable Guest guest, Duration life, ClientInfo client) {
        Instant now = clock.instant();
        String address = storeAddresses ? client.address() : null;
        return new LoginSession(generator.id("s_"), user, guest, now, now, now.plus(life), client.device(), address);
    }

    private Opened store(LoginSession session, ClientInfo client, AuthenticatedUser caller) {
        String token = generator.token();
        repository.insert(session, TokenGenerator.hash(token));
        String old = client.oldToken();
        Optional<LoginSession> earlier =
                old == null ? Optional.empty() : repository.find(TokenGenerator.hash(old), session.createdAt());
        boolean here =
                earlier.filter(other -> other.user().equals(session.user())).isPresent();
        String browser = session.guest() == null ? browsers.meet(session.user(), session.id(), client, here) : null;
        earlier.ifPresent(other -> end(other.user(), other.id()));
        return new Opened(token, caller, browser);
    }

    private Optional<AuthenticatedUser> callerOf(LoginSession session) {
        Guest guest = session.guest();
        if (guest != null) {
            return Optional.of(new AuthenticatedUser(guest.person(session.user()), session.id(), session, null));
        }
        return accounts.find(session.user()).filter(Account::active).map(account -> ofAccount(session, account));
    }

    private AuthenticatedUser ofAccount(LoginSession session, Account account) {
        return passkeys.mustAdd(account.user())
                ? AuthenticatedUser.withoutPasskey(session, account)
                : new AuthenticatedUser(account.person(), session.id(), session, account);
    }

    private static Duration lifeOf(LoginSession session) {
        return session.guest() == null ? LIFE : GUEST_LIFE;
    }
}
