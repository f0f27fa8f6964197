package app.parley.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate of a test's own, made in this process in no time, each with another serial number.
 *
 * @param pem the certificate
 * @param keyPem its key
 */
public record MadeCertificate(X509Certificate certificate, String pem, String keyPem) {
    private static final AtomicLong SERIAL = new AtomicLong(1_000);

    /** Good from an hour ago, for 90 days. */
    public static MadeCertificate forHost(String host) {
        return forHost(host, Instant.now().minus(Duration.ofHours(1)), Duration.ofDays(90));
    }

    public static MadeCertificate forHost(String host, Instant from, Duration life) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            KeyPair key = keys.generateKeyPair();
            X500Name name = new X500Name("CN=" + host);
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(SERIAL.incrementAndGet()),
                            Date.from(from),
                            Date.from(from.plus(life)),
                            name,
                            key.getPublic())
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(kindOf(host), host)));
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
            return new MadeCertificate(
                    certificate, pem(certificate), pem(new JcaPKCS8Generator(key.getPrivate(), null)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int kindOf(String host) {
        return host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName;
    }

    private static String pem(Object thing) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(thing);
        }
        return text.toString();
    }

    /** Puts both files where they may be already, each whole. */
    public MadeCertificate into(Path directory) {
        put(directory.resolve("cert.pem"), pem);
        put(directory.resolve("key.pem"), keyPem);
        return this;
    }

    /** Writes both files, and names them to a server. */
    public Map<String, String> settings(Path directory) {
        into(directory);
        return Map.of(
                "PARLEY_TLS_CERT", directory.resolve("cert.pem").toString(),
                "PARLEY_TLS_KEY", directory.resolve("key.pem").toString());
    }

    public static void put(Path file, String text) {
        try {
            Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
