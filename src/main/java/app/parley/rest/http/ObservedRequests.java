package app.parley.rest.http;

import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Tells an observer of every request that Jetty answered, also of those that no endpoint saw. */
public final class ObservedRequests implements RequestLog {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final RequestObserver observer;

    public ObservedRequests(RequestObserver observer) {
        this.observer = observer;
    }

    @Override
    public void log(Request request, Response response) {
        RequestTrace trace = RequestTrace.of(request);
        String method = request.getMethod();
        observer.answered(
                METHODS.contains(method) ? method : "other",
                route(request, trace),
                response.getStatus(),
                System.nanoTime() - trace.begunAt());
    }

    private static String route(Request request, RequestTrace trace) {
        String route = trace.route();
        if (route != null) {
            return route;
        }
        return request.getHeaders().contains(HttpHeader.UPGRADE, "websocket") ? "websocket" : "none";
    }
}
