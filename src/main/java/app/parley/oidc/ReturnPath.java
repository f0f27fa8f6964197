package app.parley.oidc;

import java.net.URI;
import java.net.URISyntaxException;

/** Where a browser goes after signing in: a path of this server, and never another server. */
public final class ReturnPath {
    private static final int LONGEST = 1_000;

    private ReturnPath() {}

    public static boolean isSafe(String path) {
        // Browsers read a backslash as a slash, and leave out line ends and tabs.
        boolean plain = path.chars().allMatch(c -> c > ' ' && c != '\\' && c != 0x7F);
        if (!plain || path.length() > LONGEST || !path.startsWith("/") || path.startsWith("//")) {
            return false;
        }
        try {
            URI uri = new URI(path);
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
