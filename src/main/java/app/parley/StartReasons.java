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
                return cannotListen(config);
            }
        }
        return "Cannot start: something went wrong that Parley does not know (" + FaultNote.of(failure) + ").";
    }

    private static String cannotListen(Config config) {
        String bind = config.bind();
        if (bind != null && !isOfThisMachine(bind)) {
            return "Cannot listen at " + bind + ": PARLEY_BIND must be an address of this machine.";
        }
        if (config.port() > 0 && config.port() < FIRST_FREE_FOR_ALL) {
            return "Cannot listen at port %d: it is taken, or this user may not use it; set PORT to one above 1023."
                    .formatted(config.port());
        }
        return "Cannot listen at port %d: another program is using it; stop that one, or set PORT to another."
                .formatted(config.port());
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
