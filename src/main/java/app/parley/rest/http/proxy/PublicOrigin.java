package app.parley.rest.http.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Determines the origin of this server: {@code PARLEY_PUBLIC_URL}, or the origin in the request. */
public final class PublicOrigin {
    private final @Nullable String configured;

    public PublicOrigin(@Nullable URI publicUrl) {
        configured = publicUrl == null ? null : normal(publicUrl.getScheme(), publicUrl.getRawAuthority());
    }

    /** Returns an origin such as {@code https://meet.example.org}, in the form that browsers send in {@code Origin}. */
    public String of(HttpServletRequest request) {
        return configured == null ? shownBy(request) : configured;
    }

    /** Returns one value for all requests: the configured origin, or {@code /}, which stands for the requested one. */
    public String server() {
        return configured == null ? "/" : configured;
    }

    public boolean isHttps(HttpServletRequest request) {
        return of(request).startsWith("https:");
    }

    /** Returns whether browsers use https with this server, as far as the request's own scheme shows. */
    public boolean isHttps(boolean requestIsSecure) {
        return configured == null ? requestIsSecure : configured.startsWith("https:");
    }

    /** Like {@link #of(HttpServletRequest)}, for a request of which only the scheme and {@code Host} are known. */
    public String of(boolean secure, String host) {
        return configured == null ? normal(secure ? "https" : "http", host) : configured;
    }

    /**
     * Returns whether an origin belongs to this server.
     *
     * @param host the request's own host; without it, only the configured origin counts
     * @param fetchSite the browser's {@code Sec-Fetch-Site} header, which no page can forge
     */
    public boolean isOwn(String origin, boolean secure, @Nullable String host, @Nullable String fetchSite) {
        String page = canonical(origin);
        if (host == null) {
            return page.equals(configured);
        }
        // Behind a proxy that is not trusted yet, the request's scheme is wrong here, but the browser's origin is
        // right.
        String scheme = page.startsWith("https:") ? "https" : "http";
        return page.equals(of(secure, host)) || ("same-origin".equals(fetchSite) && page.equals(normal(scheme, host)));
    }

    /** Returns the origin in the form of browsers: in lower case, without the default port. */
    public static String canonical(String origin) {
        int authority = origin.indexOf("://");
        return authority < 0 ? origin : normal(origin.substring(0, authority), origin.substring(authority + 3));
    }

    private static String shownBy(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return normal(request.getScheme(), host == null ? request.getServerName() : host);
    }

    private static String normal(String scheme, String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        String usualPort = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
        String host = lower.endsWith(usualPort) ? lower.substring(0, lower.length() - usualPort.length()) : lower;
        return scheme.toLowerCase(Locale.ROOT) + "://" + host;
    }
}
