package app.parley.rest.http.proxy;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One proxy's report on the request that it received.
 *
 * @param from the sender; null if it is missing, or is no address
 * @param scheme {@code http} or {@code https}; null if it is missing or another one
 * @param host with its port if it has one; null if it is missing
 */
record ForwardedHop(
        @Nullable InetAddress from,
        @Nullable String scheme,
        @Nullable String host) {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final int MOST_PORT = 65_535;

    /** Accepts the notations that proxies use: addresses with a port or in brackets, and the schemes of WebSocket. */
    static ForwardedHop of(@Nullable String from, @Nullable String proto, @Nullable String host) {
        return new ForwardedHop(address(from), scheme(proto), host != null && isHost(host) ? host : null);
    }

    private static boolean isHost(String host) {
        Matcher parts = HOST.matcher(host);
        return parts.matches()
                && (!host.startsWith("[") || address(parts.group(1)) != null)
                && (parts.group(2) == null || Integer.parseInt(parts.group(2)) <= MOST_PORT);
    }

    private static @Nullable InetAddress address(@Nullable String node) {
        if (node == null) {
            return null;
        }
        String bare = node;
        int colon = node.indexOf(':');
        if (node.startsWith("[") && node.indexOf(']') > 0) {
            bare = node.substring(1, node.indexOf(']'));
        } else if (colon >= 0 && colon == node.lastIndexOf(':')) {
            bare = node.substring(0, colon);
        }
        try {
            return Cidr.literal(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String scheme(@Nullable String proto) {
        return switch (proto == null ? "" : proto.toLowerCase(Locale.ROOT)) {
            case "https", "wss" -> "https";
            case "http", "ws" -> "http";
            default -> null;
        };
    }
}
