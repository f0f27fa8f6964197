package app.parley.relay.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Credentials as coturn's REST scheme has them: the user name is {@code expiry:user}, the password its HMAC-SHA1. Thread-safe. */
public final class RelayCredentials {
    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec secret;

    public RelayCredentials(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    public static String username(String user, Instant expiresAt) {
        return expiresAt.getEpochSecond() + ":" + user;
    }

    public String password(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA1", e);
        }
    }
}
