package app.parley.people;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Creates the first account of a fresh installation, for the holder of the one-time token. Thread-safe. */
public final class Setup {
    private static final int WRONG_TOKENS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final AccountRepository repository;
    private final Passwords passwords;
    private final SessionRevoker revoker;
    private final Runnable furnish;
    private final TimeSource clock;
    private final String token;
    private final SlidingWindowLimiter wrongTokens;
    private final ReentrantLock once = new ReentrantLock();

    /**
     * @param furnish creates the first room, after the first account
     * @param token the secret that the administrator receives
     */
    public Setup(
            AccountRepository repository,
            Passwords passwords,
            SessionRevoker revoker,
            Runnable furnish,
            TimeSource clock,
            String token) {
        this.repository = repository;
        this.passwords = passwords;
        this.revoker = revoker;
        this.furnish = furnish;
        this.clock = clock;
        this.token = token;
        wrongTokens = new SlidingWindowLimiter(WRONG_TOKENS, WINDOW, clock);
    }

    public boolean needed() {
        return repository.isEmpty();
    }

    /** Returns the token for the link that the server prints at start. */
    public String token() {
        return token;
    }

    /**
     * Creates the first account, an admin.
     *
     * @throws RequestException {@code GONE} after the first account exists, for any token; of two concurrent requests
     *     exactly one succeeds
     */
    public Account complete(String candidate, Accounts.Application application, String address) {
        refuseOnceDone();
        checkToken(candidate, address);
        CredentialRules.check(application.username(), application.password());
        String hash = passwords.hash(application.password());
        Account account = Account.fresh(
                new UserId(application.username()), application.displayName(), Role.ADMIN, clock.instant());
        once.lock();
        try {
            if (!repository.insertFirst(account, hash)) {
                throw done();
            }
            revoker.changed(account);
            furnish.run();
        } finally {
            once.unlock();
        }
        return account;
    }

    /** @throws RequestException {@code GONE} if an account exists */
    public void refuseOnceDone() {
        if (!needed()) {
            throw done();
        }
    }

    private void checkToken(String candidate, String address) {
        String network = ClientNetwork.of(address);
        // Counts as wrong until it proves right, so that concurrent attempts cannot exceed the limit.
        wrongTokens.take(network);
        if (!TokenGenerator.same(token, candidate)) {
            throw new RequestException(
                    ErrorCode.FORBIDDEN, "This is not the set-up token. The server prints it when it starts.");
        }
        wrongTokens.giveBack(network);
    }

    private static RequestException done() {
        return new RequestException(ErrorCode.GONE, "This server is set up already. Sign in, or ask for an invite.");
    }
}
