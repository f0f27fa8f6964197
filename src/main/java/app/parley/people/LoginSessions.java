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

/** Thread-safe. Sign-ins that last: each is a cookie in one browser, kept over restarts. */
public final class LoginSessions {
    /** From the last use. */
    public static final Duration LIFE = Duration.ofDays(30);

    public static final Duration GUEST_LIFE = Duration.ofDays(1);

    /** A use is written down this often at most: reading must not cost a write each time. */
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(5);

    private final LoginSessionRepository records;
    private final AccountRepository accounts;
    private final SessionRevoker live;
    private final TokenGenerator secrets;
    private final InstantSource clock;
    private final boolean storeAddresses;

    public LoginSessions(
            LoginSessionRepository records,
            AccountRepository accounts,
            SessionRevoker live,
            TokenGenerator secrets,
            InstantSource clock,
            boolean storeAddresses) {
        this.records = records;
        this.accounts = accounts;
        this.live = live;
        this.secrets = secrets;
        this.clock = clock;
        this.storeAddresses = storeAddresses;
    }

    /** @param token the cookie's value, which exists in the browser alone */
    public record Opened(String token, AuthenticatedUser who) {
        @Override
        public String toString() {
            return "Opened[" + who + "]";
        }
    }

    public Opened open(Account account, ClientInfo visitor) {
        LoginSession session = start(account.user(), null, LIFE, visitor);
        return store(session, visitor, new AuthenticatedUser(account.person(), session.id(), session, account));
    }

    public Opened openGuest(UserId user, Guest guest, ClientInfo visitor) {
        LoginSession session = start(user, guest, GUEST_LIFE, visitor);
        return store(session, visitor, new AuthenticatedUser(guest.person(user), session.id(), session, null));
    }

    /** Who a cookie belongs to. Nobody's once it ran out, was ended, or the account is disabled. */
    public Optional<AuthenticatedUser> find(String token) {
        Instant now = clock.instant();
        return records.find(TokenGenerator.hash(token), now).flatMap(session -> {
            Optional<AuthenticatedUser> who = whoseSession(session);
            if (who.isPresent() && session.lastSeenAt().plus(TOUCH_INTERVAL).isBefore(now)) {
                records.touch(session.id(), now, now.plus(lifeOf(session)));
            }
            return who;
        });
    }

    public List<LoginSession> of(UserId user) {
        return records.ofUser(user, clock.instant());
    }

    /** Ends one sign-in of that user, and its sockets. @return whether there was one */
    public boolean end(UserId user, String id) {
        boolean ended = records.delete(user, id);
        if (ended) {
            live.signedOut(id);
        }
        return ended;
    }

    /** Ends all sign-ins of a user who may not sign in any more, and all sockets. */
    public void endAll(UserId user) {
        records.deleteAll(user, null);
        live.signedOut(user, true, null);
    }

    /** Ends all sign-ins of that user but one, and their sockets; API tokens and their sockets stay. */
    void endOthers(UserId user, String keptId) {
        records.deleteAll(user, keptId);
        live.signedOut(user, false, credential -> credential.equals(keptId) || ApiToken.isCredential(credential));
    }

    /** Ends the sign-ins of the guests who came by this invite, and their sockets. */
    void endGuestsOf(String invite) {
        records.deleteGuestsOf(invite).forEach(live::signedOut);
    }

    /** All guests who may still come back. */
    public Set<UserId> guests() {
        return records.guests(clock.instant());
    }

    public void forgetExpired() {
        records.deleteExpired(clock.instant());
    }

    private LoginSession start(UserId user, @Nullable Guest guest, Duration life, ClientInfo visitor) {
        Instant now = clock.instant();
        String address = storeAddresses ? visitor.address() : null;
        return new LoginSession(secrets.id("s_"), user, guest, now, now, now.plus(life), visitor.device(), address);
    }

    private Opened store(LoginSession session, ClientInfo visitor, AuthenticatedUser who) {
        String token = secrets.token();
        records.insert(session, TokenGenerator.hash(token));
        String old = visitor.oldToken();
        if (old != null) {
            records.find(TokenGenerator.hash(old), session.createdAt())
                    .ifPresent(other -> end(other.user(), other.id()));
        }
        return new Opened(token, who);
    }

    private Optional<AuthenticatedUser> whoseSession(LoginSession session) {
        Guest guest = session.guest();
        if (guest != null) {
            return Optional.of(new AuthenticatedUser(guest.person(session.user()), session.id(), session, null));
        }
        return accounts.find(session.user())
                .filter(Account::active)
                .map(account -> new AuthenticatedUser(account.person(), session.id(), session, account));
    }

    private static Duration lifeOf(LoginSession session) {
        return session.guest() == null ? LIFE : GUEST_LIFE;
    }
}
