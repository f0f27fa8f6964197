package app.parley.people;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Manages the accounts of the team. Open sockets learn of each change at once. Thread-safe. */
public final class Accounts {
    private static final int PAGE = 200;

    private final AccountRepository repository;
    private final LoginSessions sessions;
    private final SignIn signIn;
    private final Passwords passwords;
    private final SessionRevoker revoker;
    private final InstantSource clock;

    public Accounts(
            AccountRepository repository,
            LoginSessions sessions,
            SignIn signIn,
            Passwords passwords,
            SessionRevoker revoker,
            InstantSource clock) {
        this.repository = repository;
        this.sessions = sessions;
        this.signIn = signIn;
        this.passwords = passwords;
        this.revoker = revoker;
        this.clock = clock;
    }

    /** The values for a new account, not validated yet. */
    public record Application(String username, String displayName, String password) {
        @Override
        public String toString() {
            return "Application[" + username + "]";
        }
    }

    public List<Account> page(@Nullable UserId after, int limit) {
        return repository.page(after, limit);
    }

    public void forEach(Consumer<Account> action) {
        UserId last = null;
        List<Account> page;
        do {
            page = repository.page(last, PAGE);
            page.forEach(action);
            last = page.isEmpty() ? null : page.get(page.size() - 1).user();
        } while (last != null && page.size() == PAGE);
    }

    /** @throws RequestException if there is no such account */
    public Account get(String user) {
        return find(user).orElseThrow(Accounts::unknown);
    }

    public Optional<Account> find(String user) {
        return UserId.isValid(user) ? repository.find(new UserId(user)) : Optional.empty();
    }

    public Account create(Application application, Role role) {
        CredentialRules.check(application.username(), application.password());
        Account account =
                Account.fresh(new UserId(application.username()), application.displayName(), role, clock.instant());
        if (!repository.insert(account, passwords.hash(application.password()))) {
            throw nameTaken();
        }
        revoker.changed(account);
        return account;
    }

    /**
     * Changes one account.
     *
     * @param change may throw; then the account does not change
     */
    public Account change(UserId user, UnaryOperator<Account> change) {
        AtomicBoolean demoted = new AtomicBoolean();
        Account changed = repository
                .edit(user, (current, otherAdmins) -> {
                    Account next = change.apply(current);
                    demoted.set(current.isActiveAdmin() && !next.isActiveAdmin());
                    if (demoted.get() && otherAdmins == 0) {
                        throw new RequestException(
                                ErrorCode.CONFLICT, "This is the last admin. Make somebody else one first.");
                    }
                    return next;
                })
                .orElseThrow(Accounts::unknown);
        revoker.changed(changed);
        if (!changed.active()) {
            sessions.endAll(user);
        } else if (demoted.get()) {
            // Sockets that an admin opened would keep the admin's rights.
            revoker.signedOut(user, false, null);
        }
        return changed;
    }

    /**
     * Sets a new password, and signs the user out everywhere else.
     *
     * @throws RequestException if the current password is wrong; counts as a sign-in attempt
     */
    public void changePassword(AuthenticatedUser caller, String current, String next, String address) {
        CredentialRules.faultOfPassword(next).ifPresent(message -> {
            throw RequestException.invalid("newPassword", message);
        });
        UserId user = caller.person().user();
        signIn.confirm(user, current, address, "currentPassword");
        repository.setPasswordHash(user, passwords.hash(next));
        sessions.endOthers(user, caller.credential());
    }

    static RequestException nameTaken() {
        return new RequestException(ErrorCode.CONFLICT, "This user name is taken, or was once. Choose another.");
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.NO_SUCH_USER, "There is no such user.");
    }
}
