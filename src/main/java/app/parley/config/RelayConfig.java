package app.parley.config;

import app.parley.relay.turn.RelayLimits;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code PARLEY_RELAY…} and {@code PARLEY_TLS_…}.
 *
 * @param noUdpHere whether the platform lets no UDP in, so that {@code auto} means off
 * @param addresses to hand out as relayed addresses, at most one of each family; none for what the public URL or the machine say
 * @param certificate in PEM form, with its chain; null for no TLS
 * @param key of the certificate, in PEM form; null for no TLS
 */
public record RelayConfig(
        Mode mode,
        boolean noUdpHere,
        int port,
        int tlsPort,
        int firstRelayedPort,
        int lastRelayedPort,
        List<InetAddress> addresses,
        boolean privatePeers,
        @Nullable Path certificate,
        @Nullable Path key,
        RelayLimits limits) {
    /** Whether the relay runs. */
    public enum Mode {
        /** If it can: what is in the way is said, and everything else works. */
        AUTO,
        /** Or nothing does. */
        ON,
        OFF
    }
}
