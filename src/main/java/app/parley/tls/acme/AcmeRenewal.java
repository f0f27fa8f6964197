package app.parley.tls.acme;

import app.parley.relay.PemFiles;
import app.parley.tls.CertificateNames;
import app.parley.tls.ServerCertificate;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a certificate that is good: orders the first, and the next when a third of its life is left. */
public final class AcmeRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(AcmeRenewal.class);

    /** Before which no version of this program was. */
    private static final Instant ANY_VERSION = Instant.parse("2026-01-01T00:00:00Z");

    private static final String CERTIFICATE = "certificate.pem";
    private static final String CANDIDATE = "candidate.pem";
    private static final String HISTORY = "orders.properties";
    private static final int PARTS_OF_LIFE = 3;

    private final AcmeSettings settings;
    private final OwnerFiles files;
    private final ServerCertificate certificate;
    private final Supplier<Issuer> opener;
    private final InstantSource clock;
    private volatile OrderHistory history;
    private volatile boolean triedHere;
    private @Nullable Issuer issuer;

    AcmeRenewal(AcmeSettings settings, Supplier<Issuer> opener, InstantSource clock) {
        this.settings = settings;
        this.opener = opener;
        this.clock = clock;
        files = new OwnerFiles(settings.files());
        history = remembered();
        certificate = ServerCertificate.awaited(files.path(CERTIFICATE));
    }

    /** @param challenges gets what has to be answered over http */
    public static AcmeRenewal open(AcmeSettings settings, HttpChallenges challenges, InstantSource clock) {
        // The client of ACME is a large library, of which most days need nothing.
        return new AcmeRenewal(
                settings,
                () -> new AcmeIssuer(
                        new Session(settings.directory()),
                        settings.email(),
                        new OwnerFiles(settings.files()),
                        challenges),
                clock);
    }

    private OrderHistory remembered() {
        try {
            Optional<String> kept = files.read(HISTORY);
            if (kept.isPresent()) {
                OrderHistory before = OrderHistory.parse(kept.get());
                return before.isOf(settings) ? before : OrderHistory.none(settings);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be used: {}", files.path(HISTORY), e.getMessage());
        }
        return OrderHistory.none(settings);
    }

    public ServerCertificate certificate() {
        return certificate;
    }

    /** Returns why the last order failed; empty where it did not. */
    public Optional<String> reason() {
        return history.reason().isEmpty() ? Optional.empty() : Optional.of(history.reason());
    }

    /** Returns when the next order may begin. */
    public Instant next() {
        return history.next(triedHere);
    }

    /**
     * Orders a certificate if it is time for one. May take minutes.
     *
     * @return whether it ordered, with whatever end
     */
    public boolean renewWhenDue() {
        Instant now = clock.instant();
        onClock(now);
        if (!isDue(now) || (now.isBefore(next()) && !isLost())) {
            return false;
        }
        triedHere = true;
        try {
            order();
        } catch (IssuanceFailure e) {
            failed(String.valueOf(e.getMessage()), e.notBefore().orElse(Instant.EPOCH));
        } catch (RuntimeException e) {
            // What the library did not expect has to wait for the next try like any other failure.
            LOG.error("The order of a certificate broke off", e);
            failed("The order broke off (" + e + ")", Instant.EPOCH);
        }
        return true;
    }

    private void onClock(Instant now) {
        if (now.isBefore(ANY_VERSION)) {
            return; // a machine that does not know the time yet
        }
        OrderHistory before = history;
        OrderHistory there = before.on(now);
        if (!there.equals(before)) {
            LOG.info(
                    "The last order ended at {} by a clock that was ahead: what is waited for counts from now",
                    before.lastAt().truncatedTo(ChronoUnit.SECONDS));
            keep(there);
        }
    }

    /** One was there and is no more: that is worth a try at once, and only one. */
    private boolean isLost() {
        return !triedHere && history.hasSucceeded() && certificate.certificate().isEmpty();
    }

    private boolean isDue(Instant now) {
        X509Certificate current = certificate.certificate().orElse(null);
        return current == null
                || !history.hasSucceeded()
                || !CertificateNames.of(current).cover(settings.host())
                || !now.isBefore(
                        current.getNotAfter().toInstant().minus(life(current).dividedBy(PARTS_OF_LIFE)));
    }

    private void order() throws IssuanceFailure {
        LOG.info(
                "Ordering a certificate for {} from {}",
                settings.host(),
                settings.directory().getHost());
        Issuer asked = issuer == null ? opener.get() : issuer;
        issuer = asked;
        String pem = asked.issue(settings.host());
        try {
            files.write(CANDIDATE, pem);
            X509Certificate fresh =
                    PemFiles.load(files.path(CANDIDATE), files.path(CANDIDATE)).certificate();
            files.rename(CANDIDATE, CERTIFICATE);
            remember(history.succeeded(clock.instant(), life(fresh)));
        } catch (IOException e) {
            throw new IssuanceFailure("It came, but cannot be used: " + e.getMessage(), null, e);
        }
        certificate.readNow();
    }

    private void failed(String why, Instant allowedFrom) {
        remember(history.failed(clock.instant(), allowedFrom, why));
        LOG.warn(
                "No certificate for {} from {}: {}. The next try is at {}",
                settings.host(),
                settings.directory().getHost(),
                why,
                next().truncatedTo(ChronoUnit.SECONDS));
    }

    private void remember(OrderHistory now) {
        triedHere = true;
        keep(now);
    }

    private void keep(OrderHistory now) {
        history = now;
        try {
            files.write(HISTORY, now.text());
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", files.path(HISTORY), e.getMessage());
        }
    }

    private static Duration life(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }
}
