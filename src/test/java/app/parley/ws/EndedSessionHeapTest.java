package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Frame;
import app.parley.testing.JsonClient;
import app.parley.testing.SignalingFixture;
import app.parley.testing.StompClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is left of people who called, chatted, hung up and went, while their calls are still remembered. */
class EndedSessionHeapTest {
    private static final String MEETING = "/app/rooms/" + SignalingFixture.STANDUP;
    private static final int WARM_UP = 15; // rounds, in which every structure gets the size it works with
    private static final int ROUNDS = 42;
    private static final int SESSIONS_A_ROUND = 3 * WeighedServer.PAIRS;
    private static final long MOST = 2_048; // bytes for each

    @Test
    void aThousandLeaveUnderTwoKibibytesEach() {
        ExecutorService pairs = Executors.newFixedThreadPool(WeighedServer.PAIRS);
        try (WeighedServer server = new WeighedServer()) {
            comeAndGo(server, pairs, 0, WARM_UP);
            long before = server.bytesInUse();

            comeAndGo(server, pairs, WARM_UP, WARM_UP + ROUNDS);

            long sessions = (long) ROUNDS * SESSIONS_A_ROUND;
            assertThat(sessions).isGreaterThan(1_000);
            assertThat((server.bytesInUse() - before) / sessions).isLessThan(MOST);
        } finally {
            pairs.shutdownNow();
        }
    }

    private static void comeAndGo(WeighedServer server, ExecutorService pairs, int from, int to) {
        List<CompletableFuture<Void>> lives = IntStream.range(0, WeighedServer.PAIRS)
                .mapToObj(pair -> CompletableFuture.runAsync(
                        () -> IntStream.range(from, to).forEach(round -> live(server, pair, round)), pairs))
                .toList();
        lives.forEach(CompletableFuture::join);
    }

    /** Two meet, chat, and call each other; a guest of the other dialect looks in. */
    private static void live(WeighedServer server, int pair, int round) {
        URI ws = URI.create("ws://127.0.0.1:" + server.port() + "/ws");
        try (StompClient caller = comes(ws, "caller" + pair);
                StompClient callee = comes(ws, "callee" + pair);
                JsonClient guest = JsonClient.named(ws, "guest" + pair)) {
            caller.subscribe("meeting", "/topic/rooms/" + SignalingFixture.STANDUP);
            caller.sendAndWait(MEETING, message("%d-%d".formatted(pair, round)));
            String ring = "{\"type\":\"ring\",\"id\":\"%d\",\"to\":[\"callee%d\"],\"media\":\"video\"}";
            caller.send("/app/calls", ring.formatted(round, pair));
            JsonNode rung = callee.nextBody("ring");
            callee.sendAndWait("/app/calls/" + rung.get("call").asText(), "{\"type\":\"accept\"}");
            String room = rung.get("room").asText();
            String calleesPeer = enters(callee, room);
            enters(caller, room);
            for (int i = 0; i < 20; i++) {
                caller.send(
                        "/app/rooms/%s/peers/%s".formatted(room, calleesPeer),
                        "{\"type\":\"new-ice-candidate\",\"candidate\":{\"candidate\":\"" + "x".repeat(1_000) + "\"}}");
            }
            callee.nextMessage("new-ice-candidate");
            caller.sendAndWait("/app/rooms/" + room, message("hello"));
            caller.unsubscribe("call");
            callee.nextBody("ended");
            callee.disconnect();
            caller.disconnect();
            guest.close(1000);
            guest.closeCode();
        }
    }

    private static StompClient comes(URI ws, String user) {
        StompClient client = StompClient.connected(ws, user, "pw-" + user);
        client.subscribe("presence", "/topic/presence");
        client.subscribe("rooms", "/topic/rooms");
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }

    private static String enters(StompClient client, String room) {
        client.subscribe("call", "/topic/rooms/" + room);
        JsonNode snapshot = StompClient.json(client.nextMessage(
                (Frame frame) -> "call".equals(frame.header("subscription")) && "room".equals(frame.header("type"))));
        return snapshot.at("/you/peer").asText();
    }

    private static String message(String text) {
        return "{\"type\":\"message\",\"id\":\"%1$s\",\"text\":\"%1$s\"}".formatted(text);
    }
}
