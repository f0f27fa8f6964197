package app.parley.rest.http.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where people reach this server: {@code PARLEY_PUBLIC_URL}, or what the request shows. */
public final class PublicOrigin {
    private final @Nullable String configured;

    public PublicOrigin(@Nullable URI publicUrl) {
        configured = publicUrl == null ? null : normal(publicUrl.getScheme(), publicUrl.getRawAuthority());
    }

    /** Such as {@code https://meet.example.org}, in the form that browsers send in {@code Origin}. */
    public String of(HttpServletRequest request) {
        return configured == null ? shownBy(request) : configured;
    }

    /** Of all requests alike: the one that is configured, or {@code /}, which stands for the one that was asked. */
    public String server() {
        return configured == null ? "/" : configured;
    }

    public boolean isHttps(HttpServletRequest request) {
        return of(request).startsWith("https:");
    }

    /** Whether browsers speak https to this server, as far as the request's own scheme tells. */
    public boolean isHttps(boolean requestIsSecure) {
        return configured == null ? requestIsSecure : configured.startsWith("https:");
    }

    /** As {@link #of(HttpServletRequest)}, for a request that is known by its scheme and {@code Host} alone. */
    public String of(boolean secure, String host) {
        return configured == null ? normal(secure ? "https" : "http", host) : configured;
    }

    /**
     * Whether a page of this origin is one of this server's.
     *
     * @param host the request's own, without which only the configured origin is known
     * @param fetchSite what the browser says in {@code Sec-Fetch-Site}, which no page can make up
     */
    public boolean isOwn(String origin, boolean secure, @Nullable String host, @Nullable String fetchSite) {
        String page = canonical(origin);
        if (host == null) {
            return page.equals(configured);
        }
        // Behind a proxy that is not trusted yet the scheme looks wrong here; the browser knows better.
        String scheme = page.startsWith("https:") ? "https" : "http";
        return page.equals(of(secure, host)) || ("same-origin".equals(fetchSite) && page.equals(normal(scheme, host)));
    }

    /** The origin as browsers send it: in lower case, without the usual port. */
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
