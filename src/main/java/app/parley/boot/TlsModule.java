package app.parley.boot;

import app.parley.checks.ServedCertificate;
import app.parley.config.Config;
import app.parley.config.TlsConfig;
import app.parley.tls.CertificateNames;
import app.parley.tls.ServerCertificate;
import app.parley.tls.acme.AcmeRenewal;
import app.parley.tls.acme.AcmeSettings;
import app.parley.tls.acme.HttpChallenges;
import app.parley.tls.http.HttpsListener;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Owns the server's certificate, if it has one: from files, or ordered by itself. */
public final class TlsModule implements AutoCloseable {
    /** A changed pair is read at the second look that finds it as it is. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int USUAL_PORT = 443;

    private final Config config;
    private final @Nullable ServerCertificate certificate;
    private final @Nullable AcmeRenewal renewal;
    private final @Nullable HttpsListener https;
    private final HttpChallenges challenges;
    private final MaintenanceJobs jobs = new MaintenanceJobs();

    private TlsModule(
            Config config,
            @Nullable ServerCertificate certificate,
            @Nullable AcmeRenewal renewal,
            HttpChallenges challenges) {
        this.config = config;
        this.certificate = certificate;
        this.renewal = renewal;
        this.challenges = challenges;
        Integer port = config.tls().port();
        https = certificate == null || port == null ? null : new HttpsListener(certificate, port);
    }

    /** Reads the certificate; one that is to be ordered may not be there yet. */
    public static TlsModule open(Config config, InstantSource clock) {
        TlsConfig tls = config.tls();
        HttpChallenges challenges = new HttpChallenges();
        if (tls.acme() != null) {
            AcmeRenewal renewal = AcmeRenewal.open(tls.acme(), challenges, clock);
            return new TlsModule(config, renewal.certificate(), renewal, challenges);
        }
        Path file = tls.certificate();
        Path key = tls.key();
        ServerCertificate certificate = file == null || key == null ? null : ServerCertificate.ofFiles(file, key);
        return new TlsModule(config, certificate, null, challenges);
    }

    /** Returns null where the server has none and orders none. */
    public @Nullable ServerCertificate certificate() {
        return certificate;
    }

    /** Says where the server listens: for http, and for https where it speaks that itself. */
    public void install(JavalinConfig javalin) {
        if (https == null) {
            HttpsListener.installPlain(javalin, config.bind(), config.port());
        } else {
            https.install(javalin, config.bind(), config.port(), challenges, config.publicUrl());
        }
    }

    /** @param news hears that there is another certificate, or that one could not be had */
    public void start(Runnable news) {
        ServerCertificate kept = certificate;
        AcmeRenewal orders = renewal;
        if (kept == null) {
            return;
        }
        kept.onChange(news);
        if (orders == null) {
            jobs.every(LOOK, kept::look);
        } else {
            jobs.every(LOOK, () -> {
                if (orders.renewWhenDue()) {
                    news.run();
                }
            });
        }
    }

    /** Returns where people open the server. */
    public URI address(int httpPort) {
        URI publicUrl = config.publicUrl();
        if (publicUrl != null) {
            return publicUrl;
        }
        URI plain = URI.create("http://localhost:" + httpPort);
        if (https == null) {
            return plain;
        }
        int port = https.port();
        return names().flatMap(CertificateNames::first)
                .map(host -> address(host, port))
                .orElse(plain);
    }

    private static URI address(String host, int port) {
        return URI.create("https://" + host + (port == USUAL_PORT ? "" : ":" + port));
    }

    /** Returns a line for the person who starts the server; empty where it speaks no https. */
    public Optional<String> line() {
        if (https == null || certificate == null) {
            return Optional.empty();
        }
        String which = certificate
                .certificate()
                .map(there -> "with the certificate for " + CertificateNames.of(there) + ", good until "
                        + there.getNotAfter().toInstant())
                .orElse("as soon as the first certificate is there; until then http alone");
        return Optional.of("https on port " + https.port() + ", " + which);
    }

    private Optional<CertificateNames> names() {
        return certificate == null
                ? Optional.empty()
                : certificate.certificate().map(CertificateNames::of);
    }

    /** Returns what the checks look at. */
    ServedCertificate served() {
        if (certificate == null) {
            return ServedCertificate.NONE;
        }
        AcmeSettings acme = config.tls().acme();
        Instant until = certificate
                .certificate()
                .map(there -> there.getNotAfter().toInstant())
                .orElse(null);
        Optional<String> reason =
                renewal == null ? certificate.fault() : renewal.reason().or(certificate::fault);
        return new ServedCertificate(
                names().map(CertificateNames::toString).orElse(""),
                until,
                reason.orElse(""),
                acme == null ? "" : acme.host(),
                acme == null ? "" : acme.directory().getHost(),
                renewal == null ? Instant.EPOCH : renewal.next());
    }

    /** Returns where it speaks https; 0 where it does not. */
    public int port() {
        return https == null ? 0 : https.port();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
