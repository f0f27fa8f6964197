package app.parley.rest.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** Puts the request's id into the lines that are logged by the thread that answers it. */
public final class RequestLogContext extends Handler.Wrapper {
    private static final String KEY = "requestId";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        MDC.put(KEY, RequestTrace.of(request).id());
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(KEY);
        }
    }
}
