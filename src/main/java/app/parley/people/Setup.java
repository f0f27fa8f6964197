package app.parley.people;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Thread-safe. The first account of a fresh install, made by whoever has the one-time token. */
public final class Setup {
    private static final int WRONG_TOKENS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final AccountRepository records;
    private final Passwords passwords;
    private final SessionRevoker live;
    private final Runnable furnish;
    private final TimeSource clock;
    private final String token;
    private final SlidingWindowLimiter wrongTokens;
    private final ReentrantLock once = new ReentrantLock();

    /**
     * @param furnish makes the first room, once the first account is there
     * @param token what the person who installs it has
     */
    public Setup(
            AccountRepository records,
            Passwords passwords,
            SessionRevoker live,
            Runnable furnish,
            TimeSource clock,
            String token) {
        this.records = records;
        this.passwords = passwords;
        this.live = live;
        this.furnish = furnish;
        this.clock = clock;
        this.token = token;
        wrongTokens = new SlidingWindowLimiter(WRONG_TOKENS, WINDOW, clock);
    }

    public boolean needed() {
        return records.isEmpty();
    }

    /** For the link that is printed at start. */
    public String token() {
        return token;
    }

    /**
     * Makes the first account, an admin.
     *
     * @throws RequestException {@code GONE} once there is one, whatever the token; of two at once exactly one wins
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
            if (!records.insertFirst(account, hash)) {
                throw done();
            }
            live.changed(account);
            furnish.run();
        } finally {
            once.unlock();
        }
        return account;
    }

    /** @throws RequestException {@code GONE} once there is an account */
    public void refuseOnceDone() {
        if (!needed()) {
            throw done();
        }
    }

    private void checkToken(String candidate, String address) {
        String network = ClientNetwork.of(address);
        // Counted as wrong until it proves right, so that no more get through of many at once.
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
