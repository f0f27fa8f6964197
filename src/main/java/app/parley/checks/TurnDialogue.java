package app.parley.checks;

import app.parley.relay.client.RelayClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/** Speaks to a TURN server by its own transport. */
final class TurnDialogue {
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final int WORD = 16;

    private TurnDialogue() {}

    static RelayClient connect(Attempt attempt, TurnServer server, Supplier<SSLSocketFactory> tls) throws IOException {
        attempt.speakTo(server.toString(), server.host());
        String username = server.username();
        String password = server.password();
        return switch (server.transport()) {
            case UDP -> RelayClient.by(attempt.udp(server.host(), server.port()), username, password, attempt.left());
            case TCP -> RelayClient.by(attempt.tcp(server.host(), server.port()), username, password, attempt.left());
            case TLS ->
                RelayClient.by(attempt.tls(tls, server.host(), server.port()), username, password, attempt.left());
        };
    }

    /**
     * Makes two allocations and sends a packet from each to the other.
     *
     * @return whether both arrive
     */
    static boolean relaysBothWays(Attempt attempt, TurnServer server, Supplier<SSLSocketFactory> tls)
            throws IOException {
        RelayClient one = connect(attempt, server, tls);
        RelayClient other = connect(attempt, server, tls);
        try {
            InetSocketAddress first = one.allocate();
            InetSocketAddress second = other.allocate();
            one.permit(second.getAddress().getAddress(), second.getPort());
            other.permit(first.getAddress().getAddress(), first.getPort());
            return arrives(attempt, one, other, second) && arrives(attempt, other, one, first);
        } finally {
            one.release();
            other.release();
        }
    }

    private static boolean arrives(Attempt attempt, RelayClient from, RelayClient to, InetSocketAddress at)
            throws IOException {
        byte[] word = new byte[WORD];
        new Random().nextBytes(word);
        while (!attempt.isOver() && attempt.left().toMillis() > 1) {
            from.send(at, word);
            for (byte[] packet = to.receive(A_WHILE); packet != null; packet = to.receive(A_WHILE)) {
                if (Arrays.equals(packet, word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
