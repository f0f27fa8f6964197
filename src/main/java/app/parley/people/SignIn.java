package app.parley.people;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks all credentials, for REST and for sockets. Thread-safe. */
public final class SignIn {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int WRONG_FOR_ACCOUNT_AND_ADDRESS = 10;
    private static final int WRONG_FROM_ADDRESS = 50;

    private final AccountRepository accounts;
    private final LoginSessions sessions;
    private final ApiTokens tokens;
    private final Passwords passwords;
    private final PasskeyRule passkeys;
    private final Audit audit;
    private final boolean passwordsOff;
    private final SlidingWindowLimiter wrongForAccount;
    private final SlidingWindowLimiter wrongFromAddress;

    /** Limits how often continued attempts are recorded, so that guesses cannot fill the disk. */
    private final SlidingWindowLimiter notedRefusals;

    public SignIn(
            AccountRepository accounts,
            LoginSessions sessions,
            ApiTokens tokens,
            Passwords passwords,
            PasskeyRule passkeys,
            Audit audit,
            TimeSource clock) {
        this(accounts, sessions, tokens, passwords, passkeys, audit, false, clock);
    }

    /** @param passwordsOff whether nobody signs in by a password */
    public SignIn(
            AccountRepository accounts,
            LoginSessions sessions,
            ApiTokens tokens,
            Passwords passwords,
            PasskeyRule passkeys,
            Audit audit,
            boolean passwordsOff,
            TimeSource clock) {
        this.passwordsOff = passwordsOff;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.audit = audit;
        wrongForAccount = new SlidingWindowLimiter(WRONG_FOR_ACCOUNT_AND_ADDRESS, WINDOW, clock);
        wrongFromAddress = new SlidingWindowLimiter(WRONG_FROM_ADDRESS, WINDOW, clock);
        notedRefusals = new SlidingWindowLimiter(1, WINDOW, clock);
    }

    /** Returns the user of a session cookie. */
    public Optional<AuthenticatedUser> byCookie(@Nullable String token) {
        return token == null || token.isEmpty() ? Optional.empty() : sessions.find(token);
    }

    /**
     * Returns the owner of an API token.
     *
     * @param address the client's IP address
     * @throws RequestException {@code UNAUTHENTICATED}, {@code ACCOUNT_DISABLED} or {@code RATE_LIMITED}
     */
    public AuthenticatedUser byToken(String secret, String address) {
        try {
            return tokens.find(secret, address);
        } catch (RequestException e) {
            if (notedRefusals.tryTake("token@" + ClientNetwork.of(address))) {
                audit.note(new Actor(null, address), AuditAction.TOKEN_REFUSED, null, null);
            }
            throw e;
        }
    }

    /**
     * Authenticates a name with a password or an API token, for one connection only.
     *
     * @param address the client's IP address
     * @throws RequestException {@code UNAUTHENTICATED}, {@code ACCOUNT_DISABLED}, {@code PASSKEY_REQUIRED},
     *     {@code PASSWORD_SIGN_IN_OFF}, {@code RATE_LIMITED} or {@code UNAVAILABLE}
     */
    public AuthenticatedUser byPasscode(String name, String passcode, String address) {
        if (ApiToken.isSecret(passcode)) {
            AuthenticatedUser owner = byToken(passcode, address);
            if (!owner.person().user().value().equals(name)) {
                throw new RequestException(ErrorCode.UNAUTHENTICATED, "This API token is not of this user.");
            }
            return owner;
        }
        refuseAllButTheProvider();
        Account account = check(name, passcode, address);
        if (passkeys.isRequired()) {
            throw refusedWithoutPasskey(
                    account, address, "This server asks for a passkey: sign in on its page, or use an API token.");
        }
        audit.note(new Actor(account.user(), address), AuditAction.SIGN_IN_OK, null, "via=socket");
        return new AuthenticatedUser(account.person(), "password:" + account.user(), null, account);
    }

    /** Like {@link #byPasscode} with a password, and opens a session that lasts. */
    public LoginSessions.Opened open(String name, String password, ClientInfo client) {
        refuseAllButTheProvider();
        Account account = check(name, password, client.address());
        refuseWithoutPasskey(account, client.address());
        return open(account, client, "page");
    }

    /**
     * Refuses whoever has shown anything but the passkey that the server asks for.
     *
     * @throws RequestException {@code PASSKEY_REQUIRED}
     */
    public void refuseWithoutPasskey(Account account, String address) {
        if (passkeys.isRequired() && passkeys.hasPasskey(account.user())) {
            throw refusedWithoutPasskey(
                    account, address, "This account signs in with its passkey, and in no other way.");
        }
    }

    /** Opens a session for an account whose owner has proven who it is. */
    public LoginSessions.Opened open(Account account, ClientInfo client, String via) {
        LoginSessions.Opened opened = sessions.open(account, client);
        audit.note(new Actor(account.user(), client.address()), AuditAction.SIGN_IN_OK, null, "via=" + via);
        return opened;
    }

    /** Tries a proof of who somebody is that is no password. */
    @FunctionalInterface
    public interface Proof {
        /** Returns what is wrong with it, for the audit log; null if it is right. */
        @Nullable
        String fault();
    }

    /**
     * Returns the account whose owner has shown a proof. Misses are counted and recorded as wrong passwords are.
     *
     * @param claimed whose proof it would be; null if nobody's
     * @throws RequestException {@code UNAUTHENTICATED}, {@code ACCOUNT_DISABLED} or {@code RATE_LIMITED}
     */
    public Account byProof(@Nullable UserId claimed, String address, Proof proof) {
        String network = ClientNetwork.of(address);
        String name = claimed == null ? null : claimed.value();
        String accountAndNetwork = (name == null ? "" : name) + "@" + network;
        String fault = null;
        try {
            wrongFromAddress.check(network);
            wrongForAccount.take(accountAndNetwork);
            wrongFromAddress.take(network);
            fault = proof.fault();
            Account account =
                    fault == null && claimed != null ? accounts.find(claimed).orElseThrow(SignIn::unproven) : null;
            if (account == null) {
                throw unproven();
            }
            wrongFromAddress.giveBack(network);
            wrongForAccount.giveBack(accountAndNetwork);
            return active(account);
        } catch (RequestException e) {
            noteRefusal(e.code(), name, address, fault);
            throw e;
        }
    }

    private static RequestException unproven() {
        return new RequestException(
                ErrorCode.UNAUTHENTICATED, "This passkey is not known here, or its answer is wrong.");
    }

    /** @throws RequestException {@code BAD_REQUEST} if the password is wrong; counts as a sign-in attempt */
    public void confirm(UserId user, String password, String address, String field) {
        refuseAllButTheProvider();
        try {
            Account unused = check(user.value(), password, address);
        } catch (RequestException e) {
            throw e.code() == ErrorCode.UNAUTHENTICATED ? RequestException.invalid(field, "is not your password") : e;
        }
    }

    private RequestException refusedWithoutPasskey(Account account, String address, String sentence) {
        audit.note(
                new Actor(null, address),
                AuditAction.SIGN_IN_FAILED,
                account.user().value(),
                "passkey=missing");
        return PasskeyRule.refusal(sentence);
    }

    /**
     * Says the same to all, before any name is looked at.
     *
     * @throws RequestException {@code PASSWORD_SIGN_IN_OFF} where the provider is the only way in
     */
    public void refuseAllButTheProvider() {
        if (passwordsOff) {
            throw passwordsOff();
        }
    }

    public static RequestException passwordsOff() {
        return new RequestException(
                ErrorCode.PASSWORD_SIGN_IN_OFF, "Everybody signs in by the provider here, and in no other way.");
    }

    /** Returns the account with this name and password; counts and records wrong attempts. */
    Account check(String name, String password, String address) {
        // The request may contain a name of any length. Only a valid user name becomes a key; all others share one.
        boolean possible = UserId.isValid(name);
        Optional<AccountRepository.WithPassword> known =
                possible ? accounts.findWithPassword(new UserId(name)) : Optional.empty();
        // People sometimes type a password into the name field, so an unknown name is not recorded.
        String target = known.isPresent() ? name : null;
        try {
            String network = ClientNetwork.of(address);
            return active(matching(known, password, (possible ? name : "") + "@" + network, network));
        } catch (RequestException e) {
            noteRefusal(e.code(), target, address, null);
            throw e;
        }
    }

    private static Account active(Account account) {
        if (!account.active()) {
            throw new RequestException(
                    ErrorCode.ACCOUNT_DISABLED, "This account is disabled. Ask an admin of your team.");
        }
        return account;
    }

    private Account matching(
            Optional<AccountRepository.WithPassword> known, String password, String accountAndNetwork, String network) {
        String hash = known.map(AccountRepository.WithPassword::passwordHash).orElse(null);
        String candidate = CredentialRules.faultOfPassword(password).isEmpty() ? password : "";
        // A throttled client does not enter the queue.
        wrongFromAddress.check(network);
        wrongForAccount.check(accountAndNetwork);
        // Counts as wrong until it proves right, so that concurrent guesses cannot exceed the limit.
        boolean right = passwords.matches(candidate, hash, () -> {
            wrongFromAddress.check(network);
            wrongForAccount.take(accountAndNetwork);
            wrongFromAddress.take(network);
        });
        if (right) {
            wrongFromAddress.giveBack(network);
            wrongForAccount.giveBack(accountAndNetwork);
        }
        if (!right || known.isEmpty()) {
            throw new RequestException(ErrorCode.UNAUTHENTICATED, "The user name or the password is wrong.");
        }
        return known.get().account();
    }

    private void noteRefusal(ErrorCode why, @Nullable String target, String address, @Nullable String fault) {
        Actor nobody = new Actor(null, address);
        if (why == ErrorCode.RATE_LIMITED) {
            if (notedRefusals.tryTake(target + "@" + ClientNetwork.of(address))) {
                audit.note(nobody, AuditAction.SIGN_IN_THROTTLED, target, null);
            }
        } else if (why == ErrorCode.UNAUTHENTICATED || why == ErrorCode.ACCOUNT_DISABLED) {
            audit.note(
                    nobody,
                    AuditAction.SIGN_IN_FAILED,
                    target,
                    why == ErrorCode.ACCOUNT_DISABLED ? "account=disabled" : fault);
        }
    }
}
