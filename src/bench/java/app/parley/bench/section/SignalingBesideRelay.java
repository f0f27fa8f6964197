package app.parley.bench.section;

import app.parley.bench.server.Parley;
import app.parley.bench.server.ParleyRelay;
import app.parley.relay.RelayLoad;
import app.parley.relay.RelayLoad.Target;
import app.parley.relay.RelayLoad.Way;
import app.parley.testing.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What signaling's open loop feels of 100 Mbit/s that the same process relays. The load that sends and takes those packets is on this machine too:
 * so it is measured as well with the same packets going from socket to socket.
 */
final class SignalingBesideRelay {
    private static final int PEOPLE = 200;
    private static final int ROOMS = 100;
    private static final int PAIRS = 10;
    /** Of 1,200 bytes: 100 Mbit/s. */
    private static final int PER_SECOND = 10_417;

    private static final String NOTHING = "nothing relayed";
    private static final String STRAIGHT = "100 Mbit/s past the relay";
    private static final String RELAYED = "100 Mbit/s relayed";

    private SignalingBesideRelay() {}

    static String measure(Pace pace) throws IOException {
        int port = ServerProcess.freePort();
        Map<String, String> settings = new HashMap<>(ParleyRelay.RELAY_WITHOUT_LIMITS);
        settings.put("PARLEY_RELAY_PORT", Integer.toString(port));
        Comparison comparison = new Comparison();
        try (Parley server = new Parley(PEOPLE, ROOMS, settings);
                OpenLoop.Trickling signaling = new OpenLoop.Trickling(server)) {
            Target target = ParleyRelay.target(port, iceServers(server));
            try (RelayLoad straight = new RelayLoad(target, PAIRS, Way.STRAIGHT);
                    RelayLoad relayed = new RelayLoad(target, PAIRS, Way.BETWEEN_CLIENTS)) {
                ComparisonRun.warmUp(server, signaling, pace);
                play(signaling, relayed, pace.round().multipliedBy(4));
                for (int round = 0; round < pace.rounds(); round++) {
                    comparison.add(RELAYED, play(signaling, relayed, pace.round()));
                    comparison.add(NOTHING, signaling.play(pace.round()));
                    comparison.add(STRAIGHT, play(signaling, straight, pace.round()));
                }
            }
        }
        return comparison.table();
    }

    /** Signaling while those packets go on. */
    private static Map<String, Double> play(OpenLoop.Trickling signaling, RelayLoad packets, Duration time)
            throws IOException {
        CompletableFuture<RelayLoad.Figures> going = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return packets.play(PER_SECOND, time);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                work -> new Thread(work, "packets").start());
        Map<String, Double> figures = signaling.play(time);
        going.join();
        return figures;
    }

    private static HttpResponse<String> iceServers(Parley server) throws IOException {
        URI uri = URI.create("http://localhost:" + server.jvm().port() + "/api/v1/ice-servers");
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Cookie", server.cookie(0)).build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
