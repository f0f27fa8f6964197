package app.parley.people;

import app.parley.hub.UserId;
import app.parley.people.Rejection.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The one place where credentials are checked, for REST and for sockets alike. */
public final class SignIn {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int WRONG_FOR_ACCOUNT_AND_ADDRESS = 10;
    private static final int WRONG_FROM_ADDRESS = 50;

    private final AccountRecords accounts;
    private final LoginSessions sessions;
    private final Passwords passwords;
    private final Throttle wrongForAccount;
    private final Throttle wrongFromAddress;

    public SignIn(AccountRecords accounts, LoginSessions sessions, Passwords passwords, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        wrongForAccount = new Throttle(WRONG_FOR_ACCOUNT_AND_ADDRESS, WINDOW, clock);
        wrongFromAddress = new Throttle(WRONG_FROM_ADDRESS, WINDOW, clock);
    }

    /** Who the value of a session cookie belongs to. */
    public Optional<SignedIn> byCookie(@Nullable String token) {
        return token == null || token.isEmpty() ? Optional.empty() : sessions.find(token);
    }

    /**
     * Who has this name and password, for one connection alone.
     *
     * @param address the client's IP address
     * @throws Rejection {@code UNAUTHENTICATED}, {@code DISABLED}, {@code THROTTLED} or {@code OVERLOADED}
     */
    public SignedIn byPassword(String name, String password, String address) {
        Account account = check(name, password, address);
        return new SignedIn(account.person(), "password:" + account.user(), null, account);
    }

    /** As {@link #byPassword}, for a session that lasts. */
    public LoginSessions.Opened open(String name, String password, Visitor visitor) {
        return sessions.open(check(name, password, visitor.address()), visitor);
    }

    /** The account that has this name and password; counts the wrong ones. */
    Account check(String name, String password, String address) {
        // A name of any length is tried, and becomes a key only as what it can be: a user name or not one.
        boolean possible = UserId.isValid(name);
        String accountAndAddress = (possible ? name : "") + "@" + address;
        Optional<AccountRecords.WithPassword> known =
                possible ? accounts.findWithPassword(new UserId(name)) : Optional.empty();
        String hash = known.map(AccountRecords.WithPassword::passwordHash).orElse(null);
        String candidate = Rules.faultOfPassword(password).isEmpty() ? password : "";
        // Counted as wrong until it proves right, so that no guess slips through beside others that are being checked.
        boolean right = passwords.matches(candidate, hash, () -> {
            wrongFromAddress.check(address);
            wrongForAccount.take(accountAndAddress);
            wrongFromAddress.take(address);
        });
        if (right) {
            wrongFromAddress.giveBack(address);
            wrongForAccount.giveBack(accountAndAddress);
        }
        if (!right || known.isEmpty()) {
            throw Rejection.of(Kind.UNAUTHENTICATED, "The user name or the password is wrong.");
        }
        Account account = known.get().account();
        if (!account.active()) {
            throw Rejection.of(Kind.DISABLED, "This account is disabled. Ask an admin of your team.");
        }
        return account;
    }
}
