package app.parley;

import app.parley.config.Config;
import app.parley.store.db.FaultNote;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Why the server did not start, in a sentence for the person who started it. */
final class StartReasons {
    private static final int FIRST_FREE_FOR_ALL = 1_024;

    private StartReasons() {}

    /** @param config null when it could not be read */
    static String of(Throwable failure, @Nullable Config config) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return "Cannot start: there is not enough memory; give Java more, such as -Xmx512m.";
            }
            if (cause instanceof BindException && config != null) {
                return cannotListen(config, failedPort(failure, config));
            }
        }
        return "Cannot start: something went wrong that Parley does not know (" + FaultNote.of(failure) + ").";
    }

    /** Returns the port that Jetty names as the one that it could not bind. */
    private static int failedPort(Throwable failure, Config config) {
        Integer secure = config.tls().port();
        for (Throwable cause = failure; cause != null && secure != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).matches("(?s)Failed to bind to .*:" + secure)) {
                return secure;
            }
        }
        return config.port();
    }

    private static String cannotListen(Config config, int port) {
        String setting = port == config.port() ? "PORT" : "PARLEY_TLS_PORT";
        String bind = config.bind();
        if (bind != null && !isOfThisMachine(bind)) {
            return "Cannot listen at " + bind + ": PARLEY_BIND must be an address of this machine.";
        }
        if (port > 0 && port < FIRST_FREE_FOR_ALL) {
            return "Cannot listen at port %d: it is taken, or this user may not use it; set %s to one above 1023."
                    .formatted(port, setting);
        }
        return "Cannot listen at port %d: another program is using it; stop that one, or set %s to another."
                .formatted(port, setting);
    }

    private static boolean isOfThisMachine(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed.isAnyLocalAddress() || NetworkInterface.getByInetAddress(parsed) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
