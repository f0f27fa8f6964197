package app.parley.kernel;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL leads: the only rule for hosts. {@link URI} knows no host with an underscore, which names of containers
 * usually have ({@code parley_db}), and gives null for it.
 *
 * @param host as it is written, IPv6 in brackets
 * @param port -1 where there is none
 * @param userInfo null where there is none, percent-encoded
 */
public record HostPort(String host, int port, @Nullable String userInfo) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern AUTHORITY = Pattern.compile("(?:([^@]*)@)?"
            + "(\\[[0-9A-Fa-f:.]+(?:%[^\\]]+)?]|[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?)"
            + "(?::(\\d{1,5})?)?");

    /** Empty where the URL names no host, or a port that there is not. */
    public static Optional<HostPort> of(URI url) {
        String authority = url.getRawAuthority();
        return authority == null ? Optional.empty() : parse(authority);
    }

    /** Reads {@code user:password@host:port}, where all but the host may be missing. */
    static Optional<HostPort> parse(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || parts.group(2).contains("..")) {
            return Optional.empty();
        }
        String digits = parts.group(3);
        int port = digits == null ? -1 : Integer.parseInt(digits);
        return port > HIGHEST_PORT ? Optional.empty() : Optional.of(new HostPort(parts.group(2), port, parts.group(1)));
    }
}
