package app.parley.config;

import app.parley.relay.turn.RelayLimits;
import java.net.InetAddress;
import java.util.List;

/**
 * The settings {@code PARLEY_RELAY…}.
 *
 * @param noUdpHere whether the platform blocks incoming UDP, so that {@code auto} means off
 * @param addresses to use as relayed addresses, at most one of each family; none to use those of the public URL or the
 *     machine
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
        RelayLimits limits) {
    /** The modes of the relay. */
    public enum Mode {
        /** Runs if it can. Otherwise the server reports the obstacle, and everything else works. */
        AUTO,
        /** Runs, or the server does not start. */
        ON,
        OFF
    }
}
