package app.parley.rest.http;

import app.parley.threads.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What kind of work a request is, before it is answered. */
public final class RequestWork {
    private static final String CROWDED = "app.parley.crowded";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");

    private final List<Known> known = new ArrayList<>();

    private record Known(String method, Pattern path, Work work) {}

    void add(String method, String path, Work work) {
        known.add(new Known(method, Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+")), work));
    }

    /** Returns null for work that waits for nothing: pages and files are in memory. */
    @Nullable
    Work of(Request request) {
        String asked = request.getHttpURI().getCanonicalPath();
        if (asked == null) {
            return Work.REQUEST;
        }
        // Javalin finds an endpoint with a slash at its end too.
        String path = asked.length() > 1 && asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
        for (Known one : known) {
            if (one.method().equals(request.getMethod())
                    && one.path().matcher(path).matches()) {
                return one.work();
            }
        }
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        boolean asks = path.startsWith("/api/") || path.equals("/health/ready") || path.equals("/metrics");
        return reads && !asks ? null : Work.REQUEST;
    }

    static void markCrowded(Request request) {
        request.setAttribute(CROWDED, true);
    }

    /** @param attribute one of the request's by its name */
    static boolean isCrowded(Function<String, @Nullable Object> attribute) {
        return attribute.apply(CROWDED) != null;
    }
}
