package app.parley.protocol;

import org.slf4j.Logger;
import org.slf4j.MDC;

/** Logs what was not foreseen on a socket, under the socket's id. It costs nothing as long as nothing fails. */
public final class FailureLog {
    private static final String KEY = "socketId";

    private FailureLog() {}

    public static void error(Logger log, HandshakeInfo socket, String what, Throwable failure) {
        MDC.put(KEY, socket.id());
        try {
            log.error(what, failure);
        } finally {
            MDC.remove(KEY);
        }
    }
}
