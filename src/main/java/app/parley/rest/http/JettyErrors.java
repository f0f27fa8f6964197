package app.parley.rest.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers to requests that are too broken for a resource: a problem document that does not name the server.
 */
public final class JettyErrors extends ErrorHandler {
    private final SecurityHeaders securityHeaders;

    public JettyErrors(SecurityHeaders securityHeaders) {
        this.securityHeaders = securityHeaders;
    }

    /** Accepts all methods, because Jetty's default sends no body for methods that change something. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        securityHeaders.putOn(response.getHeaders(), request.isSecure());
        String id = RequestTrace.of(request).id();
        response.getHeaders().put(RequestTrace.HEADER, id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        // Jetty closes the connection after some of these errors. Without this header, the client would send its next
        // request on the closed connection.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, body(status, id), callback);
    }

    // Builds the JSON by hand, because nothing in it needs escaping.
    private static String body(int status, String requestId) {
        return ("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\","
                        + "\"requestId\":\"%s\"}")
                .formatted(
                        HttpStatus.getMessage(status),
                        status,
                        status >= 500 ? "Something went wrong here." : "The server does not understand this request.",
                        status >= 500 ? "internal" : "bad-request",
                        requestId);
    }
}
