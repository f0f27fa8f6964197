package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Three speak at once, a thousand times each, and all eight in the room hear the same in the same order. */
class RoomOrderTest {
    private static final int SENDERS = 3;
    private static final int RECEIVERS = 5;
    private static final int MESSAGES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> AT_ANY_RATE = Map.of(
            "PARLEY_LIMIT_FRAMES_PER_SECOND", "1000000",
            "PARLEY_LIMIT_FRAME_BURST", "1000000",
            "PARLEY_LIMIT_OUTBOX_BYTES", "67108864");

    @Test
    void everybodyHearsTheSameOrderAndNoNumberIsMissing() {
        try (TestApp app = TestApp.start(AT_ANY_RATE)) {
            app.setUp("alice", "Alice");
            app.join("alice", "bob", "Bob");
            List<StompClient> senders = enter(app, "alice", SENDERS);
            List<StompClient> receivers = enter(app, "bob", RECEIVERS);

            CompletableFuture.allOf(IntStream.range(0, SENDERS)
                            .mapToObj(number -> CompletableFuture.runAsync(() -> speak(senders.get(number), number)))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();

            List<String> order = order(receivers.get(0));
            assertThat(order).hasSize(SENDERS * MESSAGES).doesNotHaveDuplicates();
            for (int number = 0; number < SENDERS; number++) {
                String own = number + "-";
                assertThat(order.stream().filter(id -> id.startsWith(own))).containsExactlyElementsOf(ids(number));
            }
            for (StompClient client : all(senders, receivers)) {
                assertThat(order(client)).isEqualTo(order);
                List<Long> numbers = numbers(client);
                assertThat(numbers).isEqualTo(consecutive(numbers));
            }
            all(senders, receivers).forEach(StompClient::close);
        }
    }

    private static List<StompClient> enter(TestApp app, String user, int count) {
        List<StompClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StompClient client = StompClient.connectedByCookie(app.socket(), app.cookie(user));
            client.subscribe("room", "/topic/rooms/team-room");
            clients.add(client);
        }
        return clients;
    }

    private static void speak(StompClient client, int number) {
        ids(number)
                .forEach(id -> client.send(
                        "/app/rooms/team-room", "{\"type\":\"message\",\"id\":\"" + id + "\",\"text\":\"x\"}"));
    }

    private static List<String> ids(int sender) {
        return IntStream.range(0, MESSAGES).mapToObj(i -> sender + "-" + i).toList();
    }

    private static List<StompClient> all(List<StompClient> senders, List<StompClient> receivers) {
        List<StompClient> all = new ArrayList<>(senders);
        all.addAll(receivers);
        return all;
    }

    /** The ids of all messages, in the order in which this client heard them. */
    private static List<String> order(StompClient client) {
        Await.until(
                "all said",
                PATIENCE,
                () -> client.heard().stream()
                                .filter(text -> text.contains("\ntype:message\n"))
                                .count()
                        == SENDERS * MESSAGES);
        return events(client).stream()
                .filter(event -> event.get("type").asText().equals("message"))
                .map(event -> event.get("id").asText())
                .toList();
    }

    /** Where the room stood when this client entered, and the number of each event from then on. */
    private static List<Long> numbers(StompClient client) {
        return events(client).stream()
                .filter(event -> event.has("seq"))
                .map(event -> event.get("seq").asLong())
                .toList();
    }

    private static List<JsonNode> events(StompClient client) {
        return client.frames().stream()
                .filter(frame -> "/topic/rooms/team-room".equals(frame.header("destination")))
                .map(StompClient::json)
                .toList();
    }

    private static List<Long> consecutive(List<Long> numbers) {
        long first = numbers.get(0);
        return LongStream.range(first, first + numbers.size()).boxed().toList();
    }
}
