package app.parley.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final String RECEIVER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String SENDER =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String SECRET = "BTBZMqHH6r4Tts7J_aSIgg";

    private final PushSubscription.Keys keys =
            PushSubscription.Keys.parse(RECEIVER, SECRET).orElseThrow();

    @Test
    void makesTheMessageOfTheSpecification() {
        KeyPair own = new KeyPair(
                P256.decodePoint(BASE64.decode(SENDER)).orElseThrow(),
                P256.decodeNumber(BASE64.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] message = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8);

        byte[] sealed = PushEncryption.encrypt(message, keys, own, BASE64.decode("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                        + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV"
                        + "WGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void keysAreGivenBackAsTheyCame() {
        assertThat(keys.p256dhText()).isEqualTo(RECEIVER);
        assertThat(keys.auth()).isEqualTo(SECRET);
    }

    @Test
    void whatIsNoPointOfTheCurveIsNoKey() {
        byte[] point = BASE64.decode(RECEIVER);
        point[point.length - 1] ^= 1;
        String beside = Base64.getUrlEncoder().withoutPadding().encodeToString(point);

        assertThat(PushSubscription.Keys.parse(beside, SECRET)).isEmpty();
        assertThat(PushSubscription.Keys.parse(RECEIVER.substring(4), SECRET)).isEmpty();
        assertThat(PushSubscription.Keys.parse("no key!", SECRET)).isEmpty();
        assertThat(PushSubscription.Keys.parse("", SECRET)).isEmpty();
        assertThat(PushSubscription.Keys.parse(RECEIVER, SECRET.substring(4))).isEmpty();
    }
}
