package app.parley.tls.acme;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.MadeCertificate;
import app.parley.testing.TestClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When certificates are ordered, on a clock of the test's own and of an authority that does as it is told. */
class AcmeRenewalTest {
    private static final Duration LIFE = Duration.ofDays(90);

    @TempDir
    private Path data;

    private final TestClock clock = new TestClock();
    private final List<Instant> orders = new ArrayList<>();
    private @Nullable IssuanceFailure refusal;
    private AcmeRenewal renewal;

    @BeforeEach
    void start() {
        start("chat.example.com", "https://ca.example/directory");
    }

    private void start(String host, String authority) {
        AcmeSettings settings = new AcmeSettings("you@example.com", URI.create(authority), host, data.resolve("tls"));
        renewal = new AcmeRenewal(settings, () -> this::issue, clock);
    }

    private String issue(String host) throws IssuanceFailure {
        orders.add(clock.instant());
        if (refusal != null) {
            throw refusal;
        }
        MadeCertificate made = MadeCertificate.forHost(host, clock.instant(), LIFE);
        return made.keyPem() + made.pem();
    }

    /** Looks less often than a server does. */
    private int ordersWithin(Duration time) {
        int before = orders.size();
        Instant end = clock.instant().plus(time);
        Duration step = time.toDays() > 2 ? Duration.ofHours(1) : Duration.ofMinutes(1);
        while (clock.instant().isBefore(end)) {
            renewal.renewWhenDue();
            clock.advance(step);
        }
        return orders.size() - before;
    }

    @Test
    void theFirstIsOrderedAtOnceAndKeptForItsOwnerAlone() throws IOException {
        assertThat(renewal.certificate().certificate()).isEmpty();
        assertThat(renewal.renewWhenDue()).isTrue();

        assertThat(renewal.certificate().certificate()).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tls"))))
                .isEqualTo("rwx------");
        for (String file : List.of("certificate.pem", "orders.properties")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("tls").resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theNextIsOrderedWhenAThirdOfItsLifeIsLeftAndAlsoAfterARestart() {
        renewal.renewWhenDue();
        Instant first = clock.instant();
        start();
        assertThat(renewal.certificate().certificate()).isPresent();

        assertThat(ordersWithin(Duration.ofDays(59))).isZero();
        assertThat(ordersWithin(Duration.ofDays(2))).isEqualTo(1);
        assertThat(Duration.between(first, orders.get(1)))
                .isBetween(Duration.ofDays(60), Duration.ofHours(60 * 24 + 1));
    }

    @Test
    void anotherHostOrAuthorityIsOrderedForAtOnce() {
        renewal.renewWhenDue();
        start("meet.example.com", "https://ca.example/directory");
        assertThat(ordersWithin(Duration.ofMinutes(3))).isEqualTo(1);
        start("meet.example.com", "https://other.example/directory");
        assertThat(ordersWithin(Duration.ofMinutes(3))).isEqualTo(1);

        refusal = new IssuanceFailure("It says: no");
        start("meet.example.com", "https://third.example/directory");
        assertThat(ordersWithin(Duration.ofHours(1))).isEqualTo(4);
    }

    @Test
    void failuresAreTriedAgainLaterEachTimeAndFewerThanFiveTimesAnHour() {
        refusal = new IssuanceFailure("It says: no");
        assertThat(ordersWithin(Duration.ofHours(1))).isEqualTo(4);
        assertThat(ordersWithin(Duration.ofDays(1))).isLessThanOrEqualTo(7);
        assertThat(renewal.reason()).contains("It says: no");

        refusal = null;
        assertThat(ordersWithin(Duration.ofHours(7))).isEqualTo(1);
        assertThat(renewal.reason()).isEmpty();
    }

    @Test
    void aServerThatStartsAgainAndAgainDoesNotAskEachTime() {
        refusal = new IssuanceFailure("It says: no");
        ordersWithin(Duration.ofDays(1));
        int before = orders.size();
        for (int minute = 0; minute < 60; minute++) {
            start();
            renewal.renewWhenDue();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(orders.size() - before).isBetween(3, 4);
        assertThat(renewal.reason()).contains("It says: no");
    }

    @Test
    void aFailureByAClockThatWasAheadHoldsNoOrderBackOnceItIsRight() {
        clock.set(Duration.ofDays(400));
        refusal = new IssuanceFailure("It says: that time is not yet");
        renewal.renewWhenDue();
        clock.set(Duration.ofDays(-400));
        start();

        refusal = null;
        assertThat(ordersWithin(Duration.ofMinutes(10))).isEqualTo(1);
        assertThat(renewal.reason()).isEmpty();
    }

    @Test
    void aWaitThatTheAuthorityNamesByDateIsKeptWhateverTheClockWas() {
        Instant allowed = clock.instant().plus(Duration.ofDays(3));
        clock.set(Duration.ofDays(400));
        refusal = new IssuanceFailure("Too many", allowed, new IOException());
        renewal.renewWhenDue();
        clock.set(Duration.ofDays(-400));

        assertThat(ordersWithin(Duration.ofDays(3))).isZero();
        assertThat(ordersWithin(Duration.ofMinutes(2))).isEqualTo(1);
    }

    @Test
    void theAuthoritysOwnWaitIsKept() {
        refusal = new IssuanceFailure("Too many", clock.instant().plus(Duration.ofDays(3)), new IOException());
        renewal.renewWhenDue();
        start();
        assertThat(ordersWithin(Duration.ofDays(3))).isZero();
        assertThat(ordersWithin(Duration.ofMinutes(2))).isEqualTo(1);
    }

    @Test
    void whatComesAndCannotBeUsedReplacesNothing() {
        renewal.renewWhenDue();
        var before = renewal.certificate().certificate();
        clock.advance(Duration.ofDays(61));
        AcmeSettings settings = new AcmeSettings(
                "you@example.com", URI.create("https://ca.example/directory"), "chat.example.com", data.resolve("tls"));
        renewal = new AcmeRenewal(settings, () -> host -> "no certificate", clock);
        renewal.renewWhenDue();

        assertThat(renewal.certificate().certificate()).isEqualTo(before);
        assertThat(renewal.reason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("It came, but cannot be used: ")
                        .contains("no certificate"));
        start();
        assertThat(renewal.certificate().certificate()).isEqualTo(before);
    }
}
