package app.parley.relay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate with its chain and its key, as certbot and other tools write them. */
public final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (EC |RSA |)PRIVATE KEY-----([^-]+)-----END \\1PRIVATE KEY-----");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
    private static final char[] NO_PASSWORD = {};

    private PemFiles() {}

    /**
     * What a TLS server needs of them.
     *
     * @param certificate its own, without the chain
     */
    public record Pair(SSLContext context, X509Certificate certificate) {}

    /**
     * Reads both; they may be one file.
     *
     * @throws IOException with a sentence that says which of them cannot be used, and why
     */
    public static Pair load(Path certificateFile, Path keyFile) throws IOException {
        List<X509Certificate> chain = certificates(certificateFile);
        PrivateKey key = key(keyFile);
        try {
            if (!belongs(key, chain.get(0).getPublicKey())) {
                throw new IOException(keyFile + " is not the key of the first certificate of " + certificateFile);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("tls", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new Pair(context, chain.get(0));
        } catch (GeneralSecurityException e) {
            throw new IOException(certificateFile + " and " + keyFile + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Matcher matcher = CERTIFICATE.matcher(text(file));
            while (matcher.find()) {
                byte[] pem = matcher.group().getBytes(StandardCharsets.US_ASCII);
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem)));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds a certificate that cannot be read", e);
        }
        if (chain.isEmpty()) {
            throw new IOException(file + " holds no certificate in PEM form");
        }
        return chain;
    }

    private static PrivateKey key(Path file) throws IOException {
        Matcher matcher = KEY.matcher(text(file));
        if (!matcher.find()) {
            throw new IOException(file + " holds no unencrypted private key in PEM form");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
            byte[] pkcs8 = switch (matcher.group(1)) {
                case "RSA " -> Der.rsaToPkcs8(der);
                case "EC " -> Der.ecToPkcs8(der);
                default -> der;
            };
            return privateKey(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds a private key that cannot be read", e);
        }
    }

    private static PrivateKey privateKey(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String algorithm : List.of("EC", "RSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // It is of another kind.
            }
        }
        return KeyFactory.getInstance("EdDSA").generatePrivate(spec);
    }

    private static boolean belongs(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        return signature.verify(signed);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }
}
