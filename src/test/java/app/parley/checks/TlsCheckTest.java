package app.parley.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of the certificate of this server itself. */
class TlsCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static Finding of(ServedCertificate served) {
        return new TlsCheck(() -> served, InstantSource.fixed(NOW)).run(new Attempt(Duration.ofSeconds(1)));
    }

    private static Finding files(int days, String reason) {
        return of(new ServedCertificate(
                "chat.example.com", NOW.plus(Duration.ofDays(days)), reason, "", "", Instant.EPOCH));
    }

    private static Finding ordered(@Nullable Integer days, String reason) {
        return of(new ServedCertificate(
                days == null ? "" : "chat.example.com",
                days == null ? null : NOW.plus(Duration.ofDays(days)),
                reason,
                "chat.example.com",
                "ca.example",
                NOW.plus(Duration.ofMinutes(5))));
    }

    @Test
    void aCertificateOfFilesIsGoodEndsSoonHasEndedOrWasDamaged() {
        assertThat(of(ServedCertificate.NONE).outcome()).isEqualTo(CheckOutcome.NO_OWN_CERTIFICATE);
        assertThat(files(60, "").text())
                .isEqualTo("This server's own certificate, for chat.example.com, is good until 2026-05-01.");
        assertThat(files(13, "").outcome()).isEqualTo(CheckOutcome.OWN_CERTIFICATE_ENDS);
        assertThat(files(-1, "").outcome().state()).isEqualTo(CheckState.ERROR);
        assertThat(files(60, "key.pem cannot be read").text())
                .isEqualTo(
                        "The certificate in the files cannot be used (key.pem cannot be read), so the one before stays; it"
                                + " is good until 2026-05-01.");
    }

    @Test
    void anOrderedOneIsAwaitedRefusedOrNotRenewed() {
        assertThat(ordered(null, "").outcome()).isEqualTo(CheckOutcome.CERTIFICATE_AWAITED);
        assertThat(ordered(60, "").outcome()).isEqualTo(CheckOutcome.OWN_CERTIFICATE);
        assertThat(ordered(null, "It says: no").text())
                .isEqualTo(
                        "There is no certificate for chat.example.com from ca.example. It says: no. The next try is at"
                                + " 2026-03-02T09:05:00Z.");
        assertThat(ordered(20, "It says: no").outcome().state()).isEqualTo(CheckState.WARNING);
        assertThat(ordered(-1, "It says: no").outcome()).isEqualTo(CheckOutcome.CERTIFICATE_REFUSED);
    }
}
