package app.parley.ice;

import app.parley.hub.value.IceServer;
import app.parley.hub.value.IceServers;
import app.parley.kernel.UserId;
import app.parley.relay.turn.RelayCredentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Offers this process's relay as STUN and TURN server, under the host name that the user's browser used. Thread-safe.
 */
public final class RelayIceServers implements IceServers {
    /** The lifetime of a credential. */
    public static final Duration LIFE = Duration.ofHours(1);

    // The host names that a browser may put into a stun or turn URL.
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]");

    private final RelayCredentials credentials;
    private final int port;
    private final int tlsPort;
    private final String ownHost;
    private final Consumer<UserId> granted;
    private final InstantSource clock;

    /**
     * Creates the ICE servers of this relay.
     *
     * @param tlsPort 0 for no TLS
     * @param ownHost for users whose host is unknown
     * @param granted is called with each user who receives a credential
     */
    public RelayIceServers(
            RelayCredentials credentials,
            int port,
            int tlsPort,
            String ownHost,
            Consumer<UserId> granted,
            InstantSource clock) {
        this.credentials = credentials;
        this.port = port;
        this.tlsPort = tlsPort;
        this.ownHost = ownHost;
        this.granted = granted;
        this.clock = clock;
    }

    @Override
    public Grant grant(UserId user, String host) {
        String shown = inUrl(host);
        String name = HOST.matcher(shown).matches() ? shown : inUrl(ownHost);
        granted.accept(user);
        Instant expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        String username = RelayCredentials.username(user.value(), expiresAt);
        IceServer stun = new IceServer(List.of("stun:" + name + ":" + port), null, null);
        IceServer turn = new IceServer(turnUrls(name), username, credentials.password(username));
        return new Grant(List.of(stun, turn), expiresAt);
    }

    private List<String> turnUrls(String name) {
        List<String> urls = new ArrayList<>();
        urls.add("turn:" + name + ":" + port + "?transport=udp");
        urls.add("turn:" + name + ":" + port + "?transport=tcp");
        if (tlsPort != 0) {
            urls.add("turns:" + name + ":" + tlsPort);
        }
        return List.copyOf(urls);
    }

    private static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
