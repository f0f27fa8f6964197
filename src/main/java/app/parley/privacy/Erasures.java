package app.parley.privacy;

import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Audit.Actor;
import app.parley.people.LoginSessions;
import app.parley.people.Role;
import app.parley.people.SessionRevoker;
import app.parley.people.TokenGenerator;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Thread-safe. Makes people unknown: history goes on without their name, and nothing else of them stays. */
public final class Erasures {
    /** The display name of all who were erased. */
    public static final String NAME = "Erased";

    private final Accounts accounts;
    private final LoginSessions sessions;
    private final ErasureRepository records;
    private final Consumer<UserId> leaveRooms;
    private final SessionRevoker live;
    private final TokenGenerator secrets;
    private final InstantSource clock;

    /** @param leaveRooms takes somebody off the lists of all rooms */
    public Erasures(
            Accounts accounts,
            LoginSessions sessions,
            ErasureRepository records,
            Consumer<UserId> leaveRooms,
            SessionRevoker live,
            TokenGenerator secrets,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.records = records;
        this.leaveRooms = leaveRooms;
        this.live = live;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Erases an account. It is disabled first, so that nothing new comes of it.
     *
     * @param guard may throw, which leaves all as it is
     * @throws RequestException {@code CONFLICT} for the last admin
     */
    public void eraseAccount(UserId user, Consumer<Account> guard, Actor by) {
        Account disabled = accounts.change(user, current -> {
            guard.accept(current);
            return current.with(Role.MEMBER, false);
        });
        erase(user, by);
        live.changed(disabled.named(NAME));
    }

    public void eraseGuest(UserId guest, Actor by) {
        sessions.endAll(guest);
        erase(guest, by);
    }

    private void erase(UserId user, Actor by) {
        UserId alias = new UserId(secrets.id("erased-"));
        leaveRooms.accept(user);
        records.erase(user, alias, user.equals(by.user()) ? new Actor(alias, null) : by, clock.instant());
    }
}
