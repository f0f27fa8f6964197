package app.parley.bench.server;

import app.parley.Main;
import app.parley.relay.RelayLoad.Target;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Parley as people run it, with its relay. */
public final class ParleyRelay implements RelayServerProcess {
    /** Without limits that a load would meet. */
    public static final Map<String, String> RELAY_WITHOUT_LIMITS = Map.of(
            "PARLEY_LIMIT_RELAY_ALLOCATIONS_PER_USER", "100000",
            "PARLEY_LIMIT_RELAY_ALLOCATIONS_PER_ADDRESS", "100000",
            "PARLEY_LIMIT_RELAY_KBPS_PER_ALLOCATION", "10000000",
            "PARLEY_LIMIT_RELAY_KBPS", "10000000",
            "PARLEY_LIMIT_RELAY_UNAUTHENTICATED_PER_SECOND", "1000000",
            "PARLEY_RELAY", "on");

    private final ServerJvm jvm;
    private final Target target;

    public ParleyRelay() throws IOException {
        Path data = Files.createTempDirectory("parley-bench");
        int port = ServerProcess.freePort();
        Map<String, String> environment = new HashMap<>(RELAY_WITHOUT_LIMITS);
        environment.put("PARLEY_SETUP_TOKEN", "bench");
        environment.put("PORT", "0");
        environment.put("PARLEY_DATA", data.toString());
        environment.put("PARLEY_RELAY_PORT", Integer.toString(port));
        jvm = ServerJvm.start(Main.class.getName(), environment);
        RestClient people = new RestClient("http://localhost:" + jvm.port());
        people.setUp("token=bench", "ada", "Ada");
        target = target(port, people.get("ada", "/api/v1/ice-servers"));
    }

    /** @param iceServers the answer of a server to {@code GET /ice-servers} */
    public static Target target(int port, HttpResponse<String> iceServers) {
        JsonNode turn = RestClient.json(iceServers).at("/iceServers/1");
        return new Target(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                turn.get("username").asText(),
                turn.get("credential").asText());
    }

    @Override
    public String name() {
        return "Parley";
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Duration cpu() {
        return jvm.cpu();
    }

    @Override
    public long memory() throws IOException {
        // The heap is touched as a whole at the start: what is outside of it comes on top of what lives in it.
        return jvm.liveHeap() + jvm.resident();
    }

    @Override
    public void close() throws IOException {
        jvm.close();
    }
}
