package app.parley.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether the certificate of this server itself is good, and stays so. */
public final class TlsCheck implements Check {
    private static final Duration SOON = Duration.ofDays(14);
    private static final int DATE = 10;

    private final Supplier<ServedCertificate> served;
    private final InstantSource clock;

    public TlsCheck(Supplier<ServedCertificate> served, InstantSource clock) {
        this.served = served;
        this.clock = clock;
    }

    @Override
    public CheckId id() {
        return CheckId.TLS;
    }

    @Override
    public Finding run(Attempt attempt) {
        ServedCertificate now = served.get();
        if (now.host().isEmpty()) {
            return ofFiles(now);
        }
        CheckOutcome outcome = now.reason().isEmpty()
                ? now.until() == null ? CheckOutcome.CERTIFICATE_AWAITED : CheckOutcome.OWN_CERTIFICATE
                : now.isGoodAt(clock.instant())
                        ? CheckOutcome.CERTIFICATE_NOT_RENEWED
                        : CheckOutcome.CERTIFICATE_REFUSED;
        return finding(outcome, now);
    }

    private Finding ofFiles(ServedCertificate now) {
        if (now.until() == null) {
            return Finding.of(CheckOutcome.NO_OWN_CERTIFICATE);
        }
        CheckOutcome outcome = !now.isGoodAt(clock.instant())
                ? CheckOutcome.OWN_CERTIFICATE_ENDED
                : !now.reason().isEmpty()
                        ? CheckOutcome.OWN_CERTIFICATE_DAMAGED
                        : now.isGoodAt(clock.instant().plus(SOON))
                                ? CheckOutcome.OWN_CERTIFICATE
                                : CheckOutcome.OWN_CERTIFICATE_ENDS;
        return finding(outcome, now);
    }

    /** With the values that the outcome's own sentences name, and no others. */
    private static Finding finding(CheckOutcome outcome, ServedCertificate now) {
        Map<String, String> all = Map.of(
                "names", now.names(),
                "until", now.until() == null ? "" : now.until().toString().substring(0, DATE),
                "reason", now.reason(),
                "host", now.host(),
                "authority", now.authority(),
                "next",
                        now.next().equals(Instant.EPOCH)
                                ? ""
                                : now.next().truncatedTo(ChronoUnit.SECONDS).toString());
        return new Finding(
                outcome,
                all.entrySet().stream()
                        .filter(value -> (outcome.text() + outcome.advice()).contains("{" + value.getKey() + "}"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
