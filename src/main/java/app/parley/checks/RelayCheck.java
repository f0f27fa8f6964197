package app.parley.checks;

import app.parley.checks.TurnServer.Transport;
import app.parley.relay.client.RelayRefusal;
import java.io.IOException;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/** Whether the own relay relays for those who come by this transport, through its public address. */
public final class RelayCheck implements Check {
    private final Transport transport;
    private final OwnRelay relay;
    private final Supplier<SSLSocketFactory> tls;

    public RelayCheck(Transport transport, OwnRelay relay, Supplier<SSLSocketFactory> tls) {
        this.transport = transport;
        this.relay = relay;
        this.tls = tls;
    }

    @Override
    public CheckId id() {
        return switch (transport) {
            case UDP -> CheckId.RELAY_UDP;
            case TCP -> CheckId.RELAY_TCP;
            case TLS -> CheckId.RELAY_TLS;
        };
    }

    @Override
    public Finding run(Attempt attempt) throws IOException {
        return switch (relay.status()) {
            case RUNNING -> runningRelay(attempt);
            case NOT_STARTED -> Finding.of(CheckOutcome.RELAY_NOT_STARTED, "reason", relay.reason());
            case OFF -> Finding.of(CheckOutcome.RELAY_OFF);
            case NO_UDP -> Finding.of(CheckOutcome.RELAY_NO_UDP);
            case ELSEWHERE -> Finding.of(CheckOutcome.RELAY_ELSEWHERE);
        };
    }

    private Finding runningRelay(Attempt attempt) throws IOException {
        int port = transport == Transport.TLS ? relay.tlsPort() : relay.port();
        if (port == 0) {
            return Finding.of(CheckOutcome.RELAY_NO_CERTIFICATE);
        }
        TurnServer server = relay.login().server(transport, relay.host(), port);
        try {
            boolean works = TurnDialogue.relaysBothWays(attempt, server, tls);
            return Finding.of(works ? CheckOutcome.RELAYED : CheckOutcome.RELAY_LOST, "target", server.toString());
        } catch (RelayRefusal e) {
            return Finding.of(
                    e.isForLackOfRoom() ? CheckOutcome.RELAY_FULL : CheckOutcome.RELAY_REFUSED,
                    "target",
                    server.toString(),
                    "error",
                    Integer.toString(e.code()));
        }
    }
}
