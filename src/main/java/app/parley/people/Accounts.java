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

/** Thread-safe. The accounts of the team. What changes here is known to the open sockets at once. */
public final class Accounts {
    private static final int PAGE = 200;

    private final AccountRepository records;
    private final LoginSessions sessions;
    private final SignIn signIn;
    private final Passwords passwords;
    private final SessionRevoker live;
    private final InstantSource clock;

    public Accounts(
            AccountRepository records,
            LoginSessions sessions,
            SignIn signIn,
            Passwords passwords,
            SessionRevoker live,
            InstantSource clock) {
        this.records = records;
        this.sessions = sessions;
        this.signIn = signIn;
        this.passwords = passwords;
        this.live = live;
        this.clock = clock;
    }

    /** What a new account is made of, not checked yet. */
    public record Application(String username, String displayName, String password) {
        @Override
        public String toString() {
            return "Application[" + username + "]";
        }
    }

    public List<Account> page(@Nullable UserId after, int limit) {
        return records.page(after, limit);
    }

    public void forEach(Consumer<Account> action) {
        UserId last = null;
        List<Account> page;
        do {
            page = records.page(last, PAGE);
            page.forEach(action);
            last = page.isEmpty() ? null : page.get(page.size() - 1).user();
        } while (last != null && page.size() == PAGE);
    }

    /** @throws RequestException where there is no such account */
    public Account get(String user) {
        return find(user).orElseThrow(Accounts::unknown);
    }

    public Optional<Account> find(String user) {
        return UserId.isValid(user) ? records.find(new UserId(user)) : Optional.empty();
    }

    public Account create(Application application, Role role) {
        CredentialRules.check(application.username(), application.password());
        Account account =
                Account.fresh(new UserId(application.username()), application.displayName(), role, clock.instant());
        if (!records.insert(account, passwords.hash(application.password()))) {
            throw nameTaken();
        }
        live.changed(account);
        return account;
    }

    /**
     * Changes one account.
     *
     * @param change may throw, which leaves the account as it is
     */
    public Account change(UserId user, UnaryOperator<Account> change) {
        AtomicBoolean demoted = new AtomicBoolean();
        Account changed = records.edit(user, (current, otherAdmins) -> {
                    Account next = change.apply(current);
                    demoted.set(current.isActiveAdmin() && !next.isActiveAdmin());
                    if (demoted.get() && otherAdmins == 0) {
                        throw new RequestException(
                                ErrorCode.CONFLICT, "This is the last admin. Make somebody else one first.");
                    }
                    return next;
                })
                .orElseThrow(Accounts::unknown);
        live.changed(changed);
        if (!changed.active()) {
            sessions.endAll(user);
        } else if (demoted.get()) {
            // What is open was opened by an admin, and would stay that.
            live.signedOut(user, false, null);
        }
        return changed;
    }

    /**
     * Sets a new password, and signs out everywhere but here.
     *
     * @throws RequestException where the current one is wrong; counted as a sign-in
     */
    public void changePassword(AuthenticatedUser who, String current, String next, String address) {
        CredentialRules.faultOfPassword(next).ifPresent(message -> {
            throw RequestException.invalid("newPassword", message);
        });
        UserId user = who.person().user();
        try {
            signIn.check(user.value(), current, address);
        } catch (RequestException e) {
            throw e.code() == ErrorCode.UNAUTHENTICATED
                    ? RequestException.invalid("currentPassword", "is not your password")
                    : e;
        }
        records.setPasswordHash(user, passwords.hash(next));
        sessions.endOthers(user, who.credential());
    }

    static RequestException nameTaken() {
        return new RequestException(ErrorCode.CONFLICT, "This user name is taken, or was once. Choose another.");
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.NO_SUCH_USER, "There is no such user.");
    }
}
