package app.parley.tls.http;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections at a port. While the process may open no more files those that stand go on, new ones wait at the
 * door, and the log says so once a minute instead of at each try.
 */
final class PatientConnector extends ServerConnector {
    private static final Logger LOG = LoggerFactory.getLogger(PatientConnector.class);
    private static final Duration SAID_AGAIN = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private volatile long saidAt = System.nanoTime() - SAID_AGAIN.toNanos();

    PatientConnector(Server server, @Nullable String bind, int port, ConnectionFactory... protocols) {
        super(server, protocols);
        setHost(bind);
        setPort(port);
    }

    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        if (!(failure instanceof IOException) || !isRunning() || !isOpen()) {
            return super.handleAcceptFailure(failure);
        }
        long now = System.nanoTime();
        if (now - saidAt >= SAID_AGAIN.toNanos()) {
            saidAt = now;
            LOG.error(
                    "No further connection can be taken ({}); those that stand go on. Let the process open more files, such"
                            + " as by ulimit -n or LimitNOFILE",
                    failure.getMessage());
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }
}
