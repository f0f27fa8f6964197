package app.parley.rest.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Gives each request an id, and names it in the answer, so that a person can quote what stands in the log. */
public final class RequestIds implements HttpConfiguration.Customizer {
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        responseHeaders.put(RequestTrace.HEADER, RequestTrace.of(request).id());
        return request;
    }
}
