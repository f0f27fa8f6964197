package app.parley.rooms;

import app.parley.hub.value.RoomDefinition;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.Passwords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A room's passcode. After the first right attempt, memory keeps a salted digest of it. Later attempts are then checked
 * at once, and do not delay sign-ins. Thread-safe.
 */
public final class RememberedPasscode implements RoomDefinition.Passcode {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final String hash;
    private final Passwords passwords;
    private final byte[] salt = new byte[SALT_BYTES];
    private volatile byte @Nullable [] right;

    public RememberedPasscode(String hash, Passwords passwords) {
        this.hash = hash;
        this.passwords = passwords;
        RANDOM.nextBytes(salt);
    }

    @Override
    public boolean matches(String candidate) {
        byte[] digest = digest(candidate);
        byte[] known = right;
        if (known != null) {
            return MessageDigest.isEqual(known, digest);
        }
        try {
            boolean same = passwords.matchesAside(candidate, hash);
            if (same) {
                right = digest;
            }
            return same;
        } catch (RequestException e) {
            throw new RequestException(
                    ErrorCode.RATE_LIMITED, "Too many passcodes are tried at this moment. Try again.", SOON);
        }
    }

    private byte[] digest(String candidate) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(candidate.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
