package app.parley.tls;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.MadeCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    @TempDir
    private Path directory;

    private final AtomicInteger changes = new AtomicInteger();

    private ServerCertificate start(MadeCertificate made) {
        made.into(directory);
        ServerCertificate certificate =
                ServerCertificate.ofFiles(directory.resolve("cert.pem"), directory.resolve("key.pem"));
        certificate.onChange(changes::incrementAndGet);
        return certificate;
    }

    @Test
    void aPairOfWhichOneFileIsStillMissingIsNotTakenForDamaged() {
        ServerCertificate certificate = start(MadeCertificate.forHost("chat.example.com"));
        MadeCertificate next = MadeCertificate.forHost("chat.example.com");

        MadeCertificate.put(directory.resolve("cert.pem"), next.pem());
        certificate.look();
        next.into(directory);
        certificate.look();
        assertThat(certificate.fault()).isEmpty();
        certificate.look();

        assertThat(certificate.certificate()).contains(next.certificate());
        assertThat(certificate.fault()).isEmpty();
        assertThat(changes).hasValue(1);
    }

    @Test
    void aDamagedPairChangesNothingButTheFaultUntilItIsRepaired() throws IOException {
        MadeCertificate first = MadeCertificate.forHost("chat.example.com");
        ServerCertificate certificate = start(first);
        SSLContext before = certificate.get();

        MadeCertificate.put(directory.resolve("key.pem"), "no key");
        for (int looks = 0; looks < 4; looks++) {
            certificate.look();
        }
        assertThat(certificate.get()).isSameAs(before);
        assertThat(certificate.certificate()).contains(first.certificate());
        assertThat(certificate.fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("key.pem holds no unencrypted private key"));
        assertThat(changes).as("told once").hasValue(1);

        Files.delete(directory.resolve("key.pem"));
        certificate.look();
        certificate.look();
        assertThat(certificate.fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("cannot be read"));

        first.into(directory);
        certificate.look();
        certificate.look();
        assertThat(certificate.fault()).isEmpty();
        assertThat(changes).hasValue(3);
    }

    /** As certbot does it, and Kubernetes. */
    @Test
    void aLinkThatLeadsElsewhereIsAChange() throws IOException {
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = Files.createDirectory(directory.resolve("second"));
        MadeCertificate.forHost("chat.example.com").into(first);
        MadeCertificate next = MadeCertificate.forHost("chat.example.com").into(second);
        Path link = Files.createSymbolicLink(directory.resolve("live"), first);
        ServerCertificate certificate = ServerCertificate.ofFiles(link.resolve("cert.pem"), link.resolve("key.pem"));

        Files.delete(link);
        Files.createSymbolicLink(link, second);
        certificate.look();
        certificate.look();

        assertThat(certificate.certificate()).contains(next.certificate());
    }

    @Test
    void namesCoverTheirHostsAndNoOthers() {
        CertificateNames one =
                CertificateNames.of(MadeCertificate.forHost("chat.example.com").certificate());
        assertThat(one.cover("Chat.Example.com")).isTrue();
        assertThat(one.cover("other.example.com")).isFalse();
        assertThat(one.cover("chat.example.com.evil.example")).isFalse();

        CertificateNames all =
                CertificateNames.of(MadeCertificate.forHost("*.example.com").certificate());
        assertThat(all.cover("chat.example.com")).isTrue();
        assertThat(all.cover("a.chat.example.com")).isFalse();
        assertThat(all.cover("example.com")).isFalse();
        assertThat(all.first()).isEmpty();
    }
}
