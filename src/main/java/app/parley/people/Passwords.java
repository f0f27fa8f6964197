package app.parley.people;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id, with the first of the parameters that OWASP recommends for servers (19 MiB, two
 * passes). Each computation takes that memory and one core. So only a few run at the same time, and the number of
 * waiting threads is limited, which leaves threads for other requests. Thread-safe.
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

    /** Takes as long to check as any other; nobody's password has it. It is not computed, which would delay each start. */
    private static final Argon2Hash DUMMY_HASH =
            Argon2Hash.ofNothing(MEMORY_KIB, PASSES, LANES, new byte[SALT_BYTES], HASH_BYTES);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore running;

    /** Checks that are no sign-ins queue here first, so that at most one of them is ahead of a sign-in. */
    private final Semaphore aside = new Semaphore(1, true);

    /** @param atOnce how many computations may run at the same time */
    public Passwords(int atOnce) {
        running = new Semaphore(atOnce, true);
    }

    /** Leaves one core free for active calls. */
    public static Passwords forThisMachine() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Passwords(Math.max(1, Math.min(4, cores - 1)));
    }

    /** Returns the stored form: the PHC string with parameters, salt and hash. */
    public String hash(String password) {
        return inTurn(() -> compute(password));
    }

    /**
     * Returns whether the password matches the hash. It takes the same time without a hash, so that the time does not
     * reveal which accounts exist.
     *
     * @param before runs when it is this check's turn; an exception from it ends the check
     */
    public boolean matches(String password, @Nullable String hash, Runnable before) {
        return inTurn(() -> {
            before.run();
            Optional<Argon2Hash> known = Optional.ofNullable(hash).flatMap(Argon2Hash::parse);
            boolean same = known.orElse(DUMMY_HASH).matches(password);
            return same && known.isPresent();
        });
    }

    /** Like {@link #hash}, for the passcodes of rooms, which wait behind sign-ins. */
    public String hashAside(String passcode) {
        return inTurn(aside, MOST_WAITING_ASIDE, () -> hash(passcode));
    }

    /** Like {@link #matches}, for the passcodes of rooms, which wait behind sign-ins. */
    public boolean matchesAside(String passcode, String hash) {
        return inTurn(aside, MOST_WAITING_ASIDE, () -> matches(passcode, hash, () -> {}));
    }

    private String compute(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Argon2Hash.ofNothing(MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES)
                .with(password)
                .toString();
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
