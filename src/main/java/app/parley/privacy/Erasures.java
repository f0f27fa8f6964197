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

/** Erases people: history stays without their names, and all their other data is deleted. Thread-safe. */
public final class Erasures {
    /** The display name of all erased people. */
    public static final String NAME = "Erased";

    private final Accounts accounts;
    private final LoginSessions sessions;
    private final ErasureRepository repository;
    private final Consumer<UserId> leaveRooms;
    private final SessionRevoker revoker;
    private final TokenGenerator generator;
    private final InstantSource clock;

    /** @param leaveRooms removes a user from the lists of all rooms */
    public Erasures(
            Accounts accounts,
            LoginSessions sessions,
            ErasureRepository repository,
            Consumer<UserId> leaveRooms,
            SessionRevoker revoker,
            TokenGenerator generator,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.repository = repository;
        this.leaveRooms = leaveRooms;
        this.revoker = revoker;
        this.generator = generator;
        this.clock = clock;
    }

    /**
     * Erases an account. Disables it first, so that it creates no new data.
     *
     * @param guard may throw; then nothing changes
     * @throws RequestException {@code CONFLICT} for the last admin
     */
    public void eraseAccount(UserId user, Consumer<Account> guard, Actor by) {
        Account disabled = accounts.change(user, current -> {
            guard.accept(current);
            return current.with(Role.MEMBER, false);
        });
        erase(user, by);
        revoker.changed(disabled.named(NAME));
    }

    public void eraseGuest(UserId guest, Actor by) {
        sessions.endAll(guest);
        erase(guest, by);
    }

    private void erase(UserId user, Actor by) {
        UserId alias = new UserId(generator.id("erased-"));
        leaveRooms.accept(user);
        repository.erase(user, alias, user.equals(by.user()) ? new Actor(alias, null) : by, clock.instant());
    }
}
