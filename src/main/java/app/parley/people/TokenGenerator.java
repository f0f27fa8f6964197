package app.parley.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Generates random values that nobody can guess, in characters that need no escaping in paths and cookies. Thread-safe.
 */
public final class TokenGenerator {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    public TokenGenerator(SecureRandom random) {
        this.random = random;
    }

    /** Returns 256 random bits, for a session's cookie. */
    public String token() {
        return TEXT.encodeToString(bytes(32));
    }

    /** Returns 128 random bits, for an invite's code or the set-up token. */
    public String code() {
        return TEXT.encodeToString(bytes(16));
    }

    /** Returns 80 random bits in lower-case hex, which are valid in a user name. */
    public String id(String prefix) {
        return prefix + HexFormat.of().formatHex(bytes(10));
    }

    /** Returns the stored form of a token. A token is random, so one round of SHA-256 is enough. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Compares in constant time, so that the time does not reveal how much is right. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
