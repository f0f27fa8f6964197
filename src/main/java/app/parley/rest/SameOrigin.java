package app.parley.rest;

import app.parley.people.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Refuses changes that another site's page makes with this site's cookie. */
final class SameOrigin {
    private final PublicOrigin publicOrigin;

    SameOrigin(PublicOrigin publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    void check(HttpServletRequest request) {
        if (!isSame(request)) {
            throw Rejection.of(
                    Rejection.Kind.FORBIDDEN,
                    "This may only be asked by a page of this server: Origin is missing or another.");
        }
    }

    private boolean isSame(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        boolean browserSaysSo = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        if (origin == null) {
            return browserSaysSo;
        }
        // Behind a proxy that is not trusted yet the scheme looks wrong here; the browser knows better, and no page can
        // make it lie.
        return origin.equals(publicOrigin.of(request)) || (browserSaysSo && hasHostOf(request, origin));
    }

    private static boolean hasHostOf(HttpServletRequest request, String origin) {
        String host = request.getHeader("Host");
        return host != null && origin.endsWith("://" + host.toLowerCase(Locale.ROOT));
    }
}
