package app.parley.tls.acme;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes elliptic keys (P-256, which every authority and browser takes), and keeps them as PEM. */
final class KeyPairs {
    private static final String KIND = "EC";
    private static final String CURVE = "secp256r1";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private KeyPairs() {}

    static KeyPair fresh() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance(KIND);
            keys.initialize(new ECGenParameterSpec(CURVE));
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String privatePem(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate());
    }

    /** Writes both keys: the JDK does not compute the public one from the other. */
    static String pem(KeyPair pair) {
        return privatePem(pair) + pem("PUBLIC KEY", pair.getPublic());
    }

    private static String pem(String what, Key key) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(key.getEncoded()) + "\n-----END " + what
                + "-----\n";
    }

    /** @throws IOException for what {@link #pem(KeyPair)} has not written */
    static KeyPair read(String pem) throws IOException {
        try {
            KeyFactory factory = KeyFactory.getInstance(KIND);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY"))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("it was changed", e);
        }
    }

    private static byte[] block(String pem, String what) {
        Matcher block =
                Pattern.compile("-----BEGIN " + what + "-----([^-]+)-----END").matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + what);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
