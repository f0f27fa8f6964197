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
 * @param port that the sender had connected to; null if it is missing
 */
record ForwardedHop(
        @Nullable InetAddress from,
        @Nullable String scheme,
        @Nullable String host,
        @Nullable String port) {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int MOST_PORT = 65_535;
    static final ForwardedHop NOTHING = new ForwardedHop(null, null, null, null);

    /** Accepts the notations that proxies use: addresses with a port or in brackets, and the schemes of WebSocket. */
    static ForwardedHop of(
            @Nullable String from, @Nullable String proto, @Nullable String host, @Nullable String port) {
        return new ForwardedHop(
                address(from),
                scheme(proto),
                host != null && isHost(host) ? host : null,
                port != null && isPort(port) ? port : null);
    }

    private static boolean isPort(String port) {
        return PORT.matcher(port).matches() && Integer.parseInt(port) <= MOST_PORT;
    }

    /** What this hop does not say is as the next one, nearer to the server, has it. */
    ForwardedHop orElse(ForwardedHop nearer) {
        return new ForwardedHop(
                from == null ? nearer.from : from,
                scheme == null ? nearer.scheme : scheme,
                host == null ? nearer.host : host,
                port == null ? nearer.port : port);
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
