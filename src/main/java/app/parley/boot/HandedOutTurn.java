package app.parley.boot;

import app.parley.checks.ExternalTurn;
import app.parley.checks.TurnServer;
import app.parley.hub.value.IceServer;
import app.parley.hub.value.IceServers;
import app.parley.ice.RelayService;
import app.parley.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The TURN servers for browsers, with a credential of the same kind as theirs. */
final class HandedOutTurn implements ExternalTurn {
    private static final UserId USER = new UserId("parley-checks");

    private final IceServers iceServers;
    private final @Nullable RelayService service;

    HandedOutTurn(IceServers iceServers, @Nullable RelayService service) {
        this.iceServers = iceServers;
        this.service = service;
    }

    @Override
    public List<TurnServer> servers() {
        return iceServers.grant(USER, "").servers().stream()
                .flatMap(HandedOutTurn::turnServers)
                .toList();
    }

    private static Stream<TurnServer> turnServers(IceServer server) {
        String username = server.username();
        String credential = server.credential();
        return username == null || credential == null
                ? Stream.empty()
                : server.urls().stream()
                        .map(url -> TurnServer.parse(url, username, credential))
                        .flatMap(Optional::stream);
    }

    @Override
    public @Nullable String serviceFailure() {
        return service == null ? null : service.failure();
    }
}
