package app.parley.people;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Argon2id with OWASP's first choice for servers (19 MiB, two passes). Each computation takes that memory and
 * a core, so only a few run at once, and only so many may wait that threads for everybody else are left.
 */
public final class Passwords {
    public static final int SHORTEST = 8;
    public static final int LONGEST = 200;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int MOST_WAITING = 128;
    private static final int MOST_WAITING_ASIDE = 16;
    private static final long PATIENCE_SECONDS = 60;

    private final Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore running;

    /** Before what is no sign-in queues with those that are: so no more than one of it is ever ahead of a sign-in. */
    private final Semaphore aside = new Semaphore(1, true);

    private final String nobodys;

    /** @param atOnce how many computations run at the same time */
    public Passwords(int atOnce) {
        running = new Semaphore(atOnce, true);
        nobodys = compute("the password of nobody");
    }

    /** One core stays free for the calls that go on. */
    public static Passwords forThisMachine() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Passwords(Math.max(1, Math.min(4, cores - 1)));
    }

    /** The form that is stored: the PHC string with parameters, salt and hash. */
    public String hash(String password) {
        return inTurn(() -> compute(password));
    }

    /**
     * Whether the password is the one that was hashed; takes as long where there is none, so that time does not tell which
     * accounts exist.
     *
     * @param before runs when it is this check's turn; what it throws ends the check
     */
    public boolean matches(String password, @Nullable String hash, Runnable before) {
        return inTurn(() -> {
            before.run();
            boolean same =
                    Password.check(password, hash == null ? nobodys : hash).with(argon2);
            return same && hash != null;
        });
    }

    /** As {@link #hash}, for the passcodes of rooms, which let sign-ins go first. */
    public String hashAside(String passcode) {
        return inTurn(aside, MOST_WAITING_ASIDE, () -> hash(passcode));
    }

    /** As {@link #matches}, for the passcodes of rooms, which let sign-ins go first. */
    public boolean matchesAside(String passcode, String hash) {
        return inTurn(aside, MOST_WAITING_ASIDE, () -> matches(passcode, hash, () -> {}));
    }

    private String compute(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    }

    private interface Work<T> {
        T run();
    }

    private <T> T inTurn(Work<T> work) {
        return inTurn(running, MOST_WAITING, work);
    }

    private static <T> T inTurn(Semaphore places, int mostWaiting, Work<T> work) {
        if (places.getQueueLength() >= mostWaiting) {
            throw overloaded();
        }
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw overloaded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw overloaded();
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    private static RequestException overloaded() {
        return new RequestException(ErrorCode.UNAVAILABLE, "Too many people sign in at this moment. Try again.");
    }
}
