package app.parley.rest.http;

import app.parley.rest.http.proxy.PublicOrigin;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Adds security headers to every answer: of resources, files, upgrades and Jetty itself. */
public final class SecurityHeaders implements HttpConfiguration.Customizer {
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types parley",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(self), microphone=(self), display-capture=(self)",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private final PublicOrigin publicOrigin;

    public SecurityHeaders(PublicOrigin publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        putOn(responseHeaders, request.isSecure());
        return request;
    }

    void putOn(HttpFields.Mutable headers, boolean requestIsSecure) {
        ALWAYS.forEach(headers::put);
        if (publicOrigin.isHttps(requestIsSecure)) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
