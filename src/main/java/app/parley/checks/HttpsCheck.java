package app.parley.checks;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Whether browsers trust the public URL enough to give it a camera. */
public final class HttpsCheck implements Check {
    private static final Duration SOON = Duration.ofDays(14);

    private final @Nullable PublicUrl url;
    private final InstantSource clock;

    public HttpsCheck(@Nullable PublicUrl url, InstantSource clock) {
        this.url = url;
        this.clock = clock;
    }

    @Override
    public CheckId id() {
        return CheckId.HTTPS;
    }

    @Override
    public Finding run(Attempt attempt) throws IOException {
        if (url == null) {
            return Finding.of(CheckOutcome.NO_PUBLIC_URL);
        }
        if (!url.isHttps()) {
            return url.isThisMachine()
                    ? Finding.of(CheckOutcome.THIS_MACHINE_ONLY, "host", url.host())
                    : Finding.of(CheckOutcome.PLAIN_HTTP, "target", url.toString());
        }
        try (SSLSocket socket = url.connectTls(attempt)) {
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            Instant until = certificate.getNotAfter().toInstant();
            boolean isSoon = until.isBefore(clock.instant().plus(SOON));
            return Finding.of(
                    isSoon ? CheckOutcome.CERTIFICATE_ENDS : CheckOutcome.HTTPS,
                    "target",
                    url.toString(),
                    "until",
                    until.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10));
        }
    }
}
