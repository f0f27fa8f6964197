package app.parley.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Thread-safe. Random values nobody guesses, in characters that fit a path and a cookie as they are. */
public final class TokenGenerator {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    public TokenGenerator(SecureRandom random) {
        this.random = random;
    }

    /** 256 bits: a session's cookie. */
    public String token() {
        return TEXT.encodeToString(bytes(32));
    }

    /** 128 bits: an invite's code, the set-up token. */
    public String code() {
        return TEXT.encodeToString(bytes(16));
    }

    /** 80 bits in lower-case hex, which fits a user name too. */
    public String id(String prefix) {
        return prefix + HexFormat.of().formatHex(bytes(10));
    }

    /** What is stored of a token: as it is random, one round of SHA-256 is enough. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Compares without telling by time how much is right. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
