package app.parley.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which push services know this server (RFC 8292). Browsers subscribe for the public one, so other keys
 * would end all subscriptions. Immutable.
 */
public final class VapidKeys {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
    private static final Duration LIFE = Duration.ofHours(12);

    /** Push services want somebody to write to; this name is reserved, and leads nowhere. */
    private static final String NOBODY = "mailto:nobody@parley.invalid";

    private final ECPrivateKey own;
    private final String publicKey;
    private final String subject;

    /**
     * @param stored what {@link #fresh} made once
     * @param publicUrl the server's URL; null where it has none of its own
     */
    public VapidKeys(byte[] stored, @Nullable URI publicUrl) {
        own = P256.decodeNumber(Arrays.copyOf(stored, P256.NUMBER));
        byte[] point = new byte[P256.POINT];
        point[0] = 4;
        System.arraycopy(stored, P256.NUMBER, point, 1, P256.POINT - 1);
        publicKey = BASE64.encodeToString(point);
        subject = publicUrl != null && "https".equals(publicUrl.getScheme()) ? publicUrl.toString() : NOBODY;
    }

    /** Makes new keys as they are stored: the private number and both coordinates of the public point, 96 bytes. */
    public static byte[] fresh() {
        KeyPair pair = P256.newPair(new SecureRandom());
        byte[] stored = Arrays.copyOf(P256.encode((ECPrivateKey) pair.getPrivate()), 3 * P256.NUMBER);
        System.arraycopy(P256.encode((ECPublicKey) pair.getPublic()), 1, stored, P256.NUMBER, 2 * P256.NUMBER);
        return stored;
    }

    /** Returns the uncompressed point in base64url, the browser's {@code applicationServerKey}. */
    public String publicKey() {
        return publicKey;
    }

    /** Returns the value of {@code Authorization} for messages to that endpoint. */
    String authorization(URI endpoint, Instant now) {
        String claims = "{\"aud\":\"%s://%s\",\"exp\":%d,\"sub\":\"%s\"}"
                .formatted(
                        endpoint.getScheme(),
                        endpoint.getRawAuthority(),
                        now.plus(LIFE).getEpochSecond(),
                        subject);
        String signed = HEADER + "." + base64(claims);
        return "vapid t=" + signed + "." + BASE64.encodeToString(sign(signed)) + ", k=" + publicKey;
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(own);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw P256.missing(e);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
