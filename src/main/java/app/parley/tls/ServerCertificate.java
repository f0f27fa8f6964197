package app.parley.tls;

import app.parley.relay.PemFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the certificate of this server. After a change of its files new connections get the new one, and those that stand
 * stay as they are. Files that cannot be used change nothing but the {@link #fault}. Thread-safe.
 */
public final class ServerCertificate implements Supplier<SSLContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);

    private final Path certificateFile;
    private final Path keyFile;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile State state;
    private List<FileStamp> used;
    private List<FileStamp> seen;

    /**
     * @param pair null as long as there is no certificate
     * @param fault why the files cannot be used as they are; null where they can
     */
    private record State(
            SSLContext context,
            PemFiles.@Nullable Pair pair,
            @Nullable String fault) {}

    private ServerCertificate(Path certificateFile, Path keyFile) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        state = new State(withoutCertificate(), null, null);
        used = List.of(FileStamp.NONE, FileStamp.NONE);
        seen = used;
    }

    /**
     * Returns the certificate of files that somebody else keeps.
     *
     * @throws UncheckedIOException with a sentence that says which of them cannot be used
     */
    public static ServerCertificate ofFiles(Path certificateFile, Path keyFile) {
        ServerCertificate certificate = new ServerCertificate(certificateFile, keyFile);
        try {
            certificate.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return certificate;
    }

    /** Returns the certificate of a file with its key, which may not be there yet. */
    public static ServerCertificate awaited(Path file) {
        ServerCertificate certificate = new ServerCertificate(file, file);
        certificate.readNow();
        return certificate;
    }

    /** Returns what new connections are to be opened with; before the first certificate, one with which none can be. */
    @Override
    public SSLContext get() {
        return state.context();
    }

    /** Returns the server's own certificate, without its chain. */
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(state.pair()).map(PemFiles.Pair::certificate);
    }

    /** Returns why the files cannot be used as they are now; empty where they can, or are not there yet. */
    public Optional<String> fault() {
        return Optional.ofNullable(state.fault());
    }

    /** @param listener hears that there is another certificate or fault; answers soon */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Reads the files if they changed: for who has just written them whole. */
    public synchronized void readNow() {
        seen = stamps();
        look();
    }

    /** Reads the files if they changed before the last look and not since then: two files are not written at once. */
    public synchronized void look() {
        List<FileStamp> now = stamps();
        // What could not be read is tried again: the right to read it leaves no trace in what is looked at.
        if (now.equals(used) && state.fault() == null) {
            return;
        }
        if (!now.equals(seen)) {
            seen = now;
            return;
        }
        try {
            read();
        } catch (IOException e) {
            used = now;
            String fault = String.valueOf(e.getMessage());
            if (fault.equals(state.fault())) {
                return;
            }
            LOG.warn(
                    "The TLS certificate cannot be used{}: {}",
                    state.pair() == null ? "" : " after its change, so the one before stays",
                    fault);
            state = new State(state.context(), state.pair(), fault);
        }
        listeners.forEach(Runnable::run);
    }

    private void read() throws IOException {
        List<FileStamp> before = stamps();
        PemFiles.Pair pair = PemFiles.load(certificateFile, keyFile);
        used = before;
        seen = before;
        state = new State(pair.context(), pair, null);
        LOG.info(
                "The TLS certificate for {} is used from now on; it is good until {}",
                CertificateNames.of(pair.certificate()),
                pair.certificate().getNotAfter().toInstant());
    }

    private List<FileStamp> stamps() {
        return List.of(FileStamp.of(certificateFile), FileStamp.of(keyFile));
    }

    private static SSLContext withoutCertificate() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
