package app.parley.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VapidKeysTest {
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final URI ENDPOINT = URI.create("https://push.example.net/p/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void whoeverKnowsThePublicKeyCanTellThatTheServerSentIt() throws GeneralSecurityException {
        VapidKeys keys = new VapidKeys(VapidKeys.fresh(), URI.create("https://meet.example.org"));

        String authorization = keys.authorization(ENDPOINT, NOON);

        assertThat(authorization).matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, k=" + keys.publicKey());
        String[] token = authorization
                .substring("vapid t=".length(), authorization.indexOf(','))
                .split("\\.", -1);
        assertThat(text(token[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(text(token[1]))
                .isEqualTo("{\"aud\":\"https://push.example.net\",\"exp\":1769904000,"
                        + "\"sub\":\"https://meet.example.org\"}");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.decodePoint(BASE64.decode(keys.publicKey())).orElseThrow());
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(BASE64.decode(token[2]))).isTrue();
    }

    @Test
    void storedKeysAreTheSameAfterARestart() {
        byte[] stored = VapidKeys.fresh();

        assertThat(stored).hasSize(96);
        assertThat(new VapidKeys(stored, null).publicKey()).isEqualTo(new VapidKeys(stored, null).publicKey());
        assertThat(new VapidKeys(VapidKeys.fresh(), null).publicKey())
                .isNotEqualTo(new VapidKeys(stored, null).publicKey());
    }

    private static String text(String base64) {
        return new String(BASE64.decode(base64), StandardCharsets.UTF_8);
    }
}
