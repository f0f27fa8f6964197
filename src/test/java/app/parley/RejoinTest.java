package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call outlives the server it was made on: killed, then deployed anew. */
class RejoinTest {
    private static final String ROOM = "team-room";

    @TempDir
    private Path data;

    private final int port = ServerProcess.freePort();
    private final RestClient people = new RestClient("http://localhost:" + port);

    @Test
    void afterAKillAndAfterADeployBothAreWhereTheyWereAndTheCallIsOne() {
        Place alice;
        Place bob;
        try (ServerProcess server = launch()) {
            people.setUp(server.setupLink(), "alice", "Alice");
            people.join("alice", "bob", "Bob");
            StompClient first = enter("alice");
            bob = Place.of(enter("bob").nextBody("room"));
            alice = Place.of(first.nextBody("room")).in(bob.call());
            server.kill();
        }
        try (ServerProcess server = launch()) {
            comeBack(alice, bob);
            server.terminate();
            assertThat(server.awaitExit(Duration.ofSeconds(20))).isIn(0, 143);
        }
        try (ServerProcess server = launch()) {
            comeBack(alice, bob);
            JsonNode call = RestClient.json(people.get("alice", "/api/v1/calls"))
                    .get("items")
                    .get(0);
            assertThat(people.calls("alice")).hasSize(1);
            assertThat(call.get("id").asText()).isEqualTo(bob.call());
            assertThat(call.get("outcome").asText()).isEqualTo("ongoing");
            assertThat(server.output()).doesNotContain("ERROR");
        }
    }

    /** Both rejoin, and hear of nobody who left or joined meanwhile. */
    private void comeBack(Place alice, Place bob) {
        StompClient first = rejoin("alice", alice);
        StompClient second = rejoin("bob", bob);
        second.sendAndWait("/app/rooms/" + ROOM, "{\"type\":\"message\",\"id\":\"" + port + "\",\"text\":\"back\"}");
        second.send("/app/rooms/" + ROOM, "{\"type\":\"reaction\",\"emoji\":\"👋\"}");
        for (StompClient client : new StompClient[] {first, second}) {
            client.nextMessage("reaction");
            assertThat(client.frames())
                    .extracting(frame -> frame.header("type"))
                    .doesNotContain("left", "joined", "refused");
            JsonNode room = StompClient.json(client.frames().stream()
                    .filter(frame -> "room".equals(frame.header("type")))
                    .findFirst()
                    .orElseThrow());
            assertThat(room.at("/peers").findValuesAsText("peer"))
                    .contains(client == first ? bob.peer() : alice.peer());
        }
    }

    private StompClient rejoin(String user, Place place) {
        StompClient client = StompClient.connectedByCookie(people.socket(), people.cookie(user));
        client.subscribe("room", "/topic/rooms/" + ROOM, "peer", place.peer(), "ticket", place.ticket());
        JsonNode room = client.nextBody("room");
        assertThat(room.at("/you/peer").asText()).isEqualTo(place.peer());
        assertThat(room.at("/room/call/id").asText()).isEqualTo(place.call());
        return client;
    }

    private StompClient enter(String user) {
        StompClient client = StompClient.connectedByCookie(people.socket(), people.cookie(user));
        client.subscribe("room", "/topic/rooms/" + ROOM);
        return client;
    }

    private ServerProcess launch() {
        return ServerProcess.launch(data, port, Map.of()).awaitReady();
    }

    /** What a page remembers of its place. */
    private record Place(String peer, String ticket, String call) {
        static Place of(JsonNode room) {
            String call = room.at("/room/call/id").asText();
            return new Place(
                    room.at("/you/peer").asText(), room.at("/you/ticket").asText(), call);
        }

        /** Who came first learned of the call later. */
        Place in(String begun) {
            return new Place(peer, ticket, begun);
        }
    }
}
