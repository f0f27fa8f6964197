package app.parley.passkeys;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where passkeys work: a page's origin, and its host, which is the relying party's id.
 *
 * @param origin in the form of browsers
 */
public record Site(String origin, String host) {
    private static final String LOCAL = "localhost";

    /**
     * @param configured the only origin of this server; null if requests show it
     * @throws RequestException {@code PASSKEYS_NEED_HTTPS} or {@code PASSKEYS_NEED_HOST} if browsers make no passkeys
     *     there
     */
    public static Site of(String origin, @Nullable String configured) {
        if (configured != null && !configured.equals(origin)) {
            throw needsHost("Passkeys work at " + configured + " only.");
        }
        String host = hostOf(origin);
        if (!origin.startsWith("https:") && !isThisMachine(host)) {
            throw new RequestException(
                    ErrorCode.PASSKEYS_NEED_HTTPS, "Passkeys need https, or http://localhost on this machine.");
        }
        if (host == null || host.startsWith("[") || host.matches("[0-9.]+")) {
            throw needsHost("Passkeys need a host name: browsers make none for an IP address.");
        }
        return new Site(origin, host);
    }

    /** Returns whether browsers make passkeys for a server at that address. */
    public static boolean isFor(URI server) {
        try {
            Site unused = of(server.getScheme() + "://" + server.getRawAuthority(), null);
            return true;
        } catch (RequestException e) {
            return false;
        }
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null
                && (host.equals(LOCAL)
                        || host.endsWith("." + LOCAL)
                        || host.startsWith("127.")
                        || host.equals("[::1]"));
    }

    private static RequestException needsHost(String sentence) {
        return new RequestException(ErrorCode.PASSKEYS_NEED_HOST, sentence);
    }
}
