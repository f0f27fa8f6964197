package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.testing.Shell;
import app.parley.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {
    @TempDir
    private Path directory;

    @Test
    void readsEllipticAndRsaKeys() throws IOException {
        for (String algorithm : new String[] {"EC", "RSA"}) {
            TestCertificate certificate = new TestCertificate(algorithm);
            assertThat(PemFiles.load(certificate.certificateFile(), certificate.keyFile()))
                    .isNotNull();
        }
    }

    /** As openssl wrote them for many years, and some tools do still. */
    @Test
    void readsKeysOfOlderForms() throws IOException {
        assumeTrue(Shell.has("openssl"), "needs openssl");
        for (String command : new String[] {"rsa -traditional", "ec"}) {
            TestCertificate certificate = new TestCertificate(command.startsWith("ec") ? "EC" : "RSA");
            Path old = directory.resolve("old.pem");
            Shell.run("openssl " + command + " -in " + certificate.keyFile() + " -out " + old, Map.of());
            assertThat(Files.readString(old)).containsPattern("BEGIN (EC|RSA) PRIVATE KEY");
            assertThat(PemFiles.load(certificate.certificateFile(), old)).isNotNull();
        }
    }

    @Test
    void saysWhichFileCannotBeUsed() throws IOException {
        TestCertificate one = new TestCertificate("EC");
        TestCertificate other = new TestCertificate("EC");
        Path junk = Files.writeString(
                directory.resolve("junk.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        assertThatThrownBy(() -> PemFiles.load(one.certificateFile(), other.keyFile()))
                .hasMessageContaining("is not the key of");
        assertThatThrownBy(() -> PemFiles.load(one.keyFile(), one.keyFile())).hasMessageContaining("no certificate");
        assertThatThrownBy(() -> PemFiles.load(one.certificateFile(), one.certificateFile()))
                .hasMessageContaining("no unencrypted private key");
        assertThatThrownBy(() -> PemFiles.load(one.certificateFile(), junk)).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> PemFiles.load(directory.resolve("none"), junk)).hasMessageContaining("cannot be read");
    }
}
