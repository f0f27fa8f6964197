package app.parley.webhooks;

import app.parley.kernel.HostPort;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides which addresses webhooks may use: the public internet only, or any address if the settings allow it. */
public final class TargetPolicy {
    private static final int LONGEST = 2_000;

    private final boolean privateAllowed;

    public TargetPolicy(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** Returns the reason why the URL is no valid target, as the end of a sentence; empty if it is valid. */
    public Optional<String> faultOf(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL");
        }
        String scheme = url.getScheme();
        if (scheme == null || !List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of("must begin with https:// or http://");
        }
        HostPort target = HostPort.of(url).orElse(null);
        if (target == null || text.length() > LONGEST) {
            return Optional.of("must be a URL with a host, of at most " + LONGEST + " characters");
        }
        if (target.userInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must have no user, password or fragment");
        }
        return isRefused(target.host())
                ? Optional.of("must not lead to a private, loopback or link-local address")
                : Optional.empty();
    }

    // A name that does not resolve now may resolve later. Each connection checks its addresses again.
    private boolean isRefused(String host) {
        if (privateAllowed) {
            return false;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(PrivateAddresses::contain);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Returns the addresses to which connections are allowed. */
    public List<InetAddress> allowed(List<InetAddress> addresses) {
        List<InetAddress> allowed = new ArrayList<>(addresses);
        if (!privateAllowed) {
            allowed.removeIf(PrivateAddresses::contain);
        }
        return allowed;
    }
}
