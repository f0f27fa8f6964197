package app.parley.rest.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What is kept about a request while it is answered: its id, when its headers were read, and the route it took. */
final class RequestTrace {
    static final String HEADER = "X-Request-Id";
    static final String ATTRIBUTE = RequestTrace.class.getName();

    /** What may stand in a line of the log as it came. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String id;
    private final long begunAt = System.nanoTime();
    private volatile @Nullable String route;

    private RequestTrace(String id) {
        this.id = id;
    }

    /** Returns the request's trace; begins one where there is none, under the id that a proxy has given it if that is plain. */
    static RequestTrace of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestTrace begun) {
            return begun;
        }
        String given = request.getHeaders().get(HEADER);
        RequestTrace trace =
                new RequestTrace(given != null && PLAIN.matcher(given).matches() ? given : fresh());
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** No secret: it only has to differ from the others in the log. */
    private static String fresh() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    String id() {
        return id;
    }

    long begunAt() {
        return begunAt;
    }

    /** @param pattern as the endpoint was registered, such as {@code /api/v1/users/{user}} */
    void take(String pattern) {
        route = pattern;
    }

    /** Returns null as long as no endpoint was found for it. */
    @Nullable
    String route() {
        return route;
    }
}
