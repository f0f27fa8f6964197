package app.parley.rest.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty answers itself, to requests too broken for a resource: a problem like all others, that names no server. */
public final class JettyErrors extends ErrorHandler {
    private final SecurityHeaders securityHeaders;

    public JettyErrors(SecurityHeaders securityHeaders) {
        this.securityHeaders = securityHeaders;
    }

    /** Of all methods: Jetty by itself tells those that change something nothing. */
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
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        // Jetty closes after some of these; a client that is not told so sends its next request into the void.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, body(status), callback);
    }

    // Written by hand, as nothing in it needs escaping.
    private static String body(int status) {
        return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(
                        HttpStatus.getMessage(status),
                        status,
                        status >= 500 ? "Something went wrong here." : "The server does not understand this request.",
                        status >= 500 ? "internal" : "bad-request");
    }
}
