package app.parley.config;

import app.parley.relay.PemFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the server's certificate. It reads the files again after a change, so that a renewal needs no restart.
 * Thread-safe.
 */
public final class TlsCertificate implements Supplier<SSLContext> {
    private static final Logger LOG = LoggerFactory.getLogger(TlsCertificate.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(30).toNanos();

    private final Path certificate;
    private final Path key;
    private List<FileTime> seen;
    private SSLContext context;
    private long lookedAt = System.nanoTime();

    public TlsCertificate(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
        try {
            seen = times();
            context = PemFiles.load(certificate, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized SSLContext get() {
        long now = System.nanoTime();
        if (now - lookedAt > LOOK_EVERY) {
            lookedAt = now;
            look();
        }
        return context;
    }

    private void look() {
        try {
            List<FileTime> times = times();
            if (!times.equals(seen)) {
                context = PemFiles.load(certificate, key);
                seen = times;
                LOG.info("The new TLS certificate is used from now on");
            }
        } catch (IOException e) {
            LOG.warn("The TLS certificate has changed but cannot be used; the one before stays", e);
        }
    }

    private List<FileTime> times() throws IOException {
        return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    }
}
