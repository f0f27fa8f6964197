package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Command;
import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import app.parley.testing.Talk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one database of PostgreSQL: one serves, the others stand by and take over. */
@Timeout(300)
class StandbyTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ROOM = "/topic/rooms/team-room";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private final Map<String, String> environment = Map.of("DATABASE_URL", FreshDatabase.POSTGRESQL.platformUrl());

    @Test
    void whoStandsByLivesIsNotReadyAndSendsPeopleOn() throws Exception {
        try (ServerProcess first = launch().awaitReady();
                ServerProcess second = launchStandby()) {
            assertThat(get(first, "/health/ready", "*/*").body()).contains("\"role\":\"owner\"", "\"epoch\":1");
            // Holds the answers against the contract.
            RestClient there = new RestClient(second.origin());
            assertThat(there.get(null, "/health/live").statusCode()).isEqualTo(200);
            assertThat(there.get(null, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(there.get(null, "/health/ready").body()).contains("\"status\":\"standby\"");

            HttpResponse<String> refused = there.get(null, "/api/v1/session");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.body()).contains("\"code\":\"unavailable\"");
            assertThat(get(second, "/", "text/html,*/*").body()).contains("Parley is back in a moment.", "다시 연결됩니다");
            assertThat(first.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void afterADeployPeopleGoOnAtTheNextProcessInTheirPlacesAndTheCallIsOne() {
        try (ServerProcess first = launch().awaitReady();
                ServerProcess second = launchStandby()) {
            RestClient people = setUp(first);
            StompClient alice = enter(people, "alice");
            JsonNode bob = enter(people, "bob").nextBody("room");
            JsonNode before = alice.nextBody("room");

            first.terminate();
            assertThat(first.awaitExit(SOON)).isIn(0, 143);
            second.awaitReady();

            RestClient there = as(people, second);
            rejoin(there, "alice", before);
            JsonNode room = rejoin(there, "bob", bob);
            assertThat(room.at("/peers").findValuesAsText("peer"))
                    .contains(before.at("/you/peer").asText());
            assertThat(room.at("/room/call/id")).isEqualTo(bob.at("/room/call/id"));
            assertThat(there.calls("alice")).hasSize(1);
            assertThat(first.output() + second.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void afterAKillTheNextProcessHasAllThatWasReceipted() {
        try (ServerProcess first = launch().awaitReady();
                ServerProcess second = launchStandby()) {
            RestClient people = new RestClient(first.origin());
            Set<String> receipted;
            try (Talk talk = Talk.start(first, people)) {
                talk.chat(200);
                first.kill();
                receipted = talk.receipted();
            }
            second.awaitReady();
            assertThat(Talk.storedIds(as(people, second))).containsAll(receipted);
        }
    }

    @Test
    void whoStoodStillReceiptsAndStoresNothingOnceAnotherServesAndStandsByItself() throws Exception {
        try (ServerProcess first = launch().awaitReady();
                ServerProcess second = launchStandby()) {
            RestClient people = setUp(first);
            StompClient alice = enter(people, "alice");
            alice.nextBody("room");

            first.signal("STOP");
            second.awaitReady();
            alice.send(
                    "/app/rooms/team-room",
                    "{\"type\":\"message\",\"id\":\"late\",\"text\":\"Who hears me?\"}",
                    "receipt",
                    "late");
            first.signal("CONT");

            first.awaitOutput("stands by and takes over when that one is gone", SOON);
            assertThat(alice.frames())
                    .filteredOn(frame -> frame.command() == Command.RECEIPT)
                    .noneMatch(frame -> "late".equals(frame.header("receipt-id")));
            assertThat(Talk.storedIds(as(people, second))).doesNotContain("late");
            assertThat(get(first, "/health/ready", "*/*").statusCode()).isEqualTo(503);

            second.kill();
            Await.until("the first serves again", SOON, first::isReady);
            enter(people, "bob").nextBody("room");
        }
    }

    @Test
    void whoComesIsHandedTheDatabaseOverAndWhoMadeWayTakesItBackWhenThatOneIsGone() {
        try (ServerProcess first = launch().awaitReady()) {
            RestClient people = setUp(first);
            StompClient alice = enter(people, "alice");
            JsonNode before = alice.nextBody("room");
            try (ServerProcess second = launch().awaitReady()) {
                alice.nextMessage("draining");
                assertThat(first.isReady()).isFalse();
                rejoin(as(people, second), "alice", before);
                second.kill();
            }
            Await.until("the first serves again", SOON, first::isReady);
            rejoin(people, "alice", before);
            assertThat(people.calls("alice")).isEmpty();
            assertThat(first.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void ofSeveralThatTakeOverEachHasItsTurnAndOneServes() {
        try (ServerProcess first = launch().awaitReady();
                ServerProcess second = launch();
                ServerProcess third = launch()) {
            List<ServerProcess> all = List.of(first, second, third);
            second.awaitOutput("Parley is ready at", SOON);
            third.awaitOutput("Parley is ready at", SOON);
            Await.until(
                    "one serves, that came later",
                    SOON,
                    () -> !first.isReady()
                            && all.stream().filter(ServerProcess::isReady).count() == 1);
            assertThat(first.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void whoIsEndedWhileItMakesWayWritesWhatItHasAndEnds() {
        try (ServerProcess first = launch().awaitReady()) {
            RestClient people = setUp(first);
            StompClient alice = enter(people, "alice");
            alice.nextBody("room");
            try (ServerProcess second = launch()) {
                alice.nextMessage("draining");
                first.terminate();
                assertThat(first.awaitExit(SOON)).isIn(0, 143);
                second.awaitReady();
                assertThat(first.output()).doesNotContain("ERROR");
            }
        }
    }

    @Test
    void ofThreeThatStartAtOnceOnAnEmptyDatabaseOneServes() {
        try (ServerProcess one = launchPatient();
                ServerProcess two = launchPatient();
                ServerProcess three = launchPatient()) {
            List<ServerProcess> all = List.of(one, two, three);
            Await.until("one is ready", SOON, () -> all.stream().anyMatch(ServerProcess::isReady));
            Stream<ServerProcess> others = all.stream().filter(process -> !process.isReady());
            others.forEach(process -> process.awaitOutput("stands by", SOON));
            assertThat(all).filteredOn(ServerProcess::isReady).hasSize(1);
            assertThat(all)
                    .extracting(ServerProcess::output)
                    .allSatisfy(said -> assertThat(said).doesNotContain("ERROR"));
        }
    }

    private ServerProcess launch() {
        return ServerProcess.launch(directory, environment);
    }

    private ServerProcess launchPatient() {
        Map<String, String> patient = new HashMap<>(environment);
        patient.put("PARLEY_STANDBY", "true");
        return ServerProcess.launch(directory, patient);
    }

    private ServerProcess launchStandby() {
        ServerProcess standby = launchPatient();
        standby.awaitOutput("this one stands by", SOON);
        return standby;
    }

    private static RestClient setUp(ServerProcess server) {
        RestClient people = new RestClient(server.origin());
        people.setUp(server.setupLink(), "alice", "Alice");
        people.join("alice", "bob", "Bob");
        return people;
    }

    /** The same people, signed in as they were, at another process. */
    private static RestClient as(RestClient people, ServerProcess server) {
        return people.at(server.origin());
    }

    private static StompClient enter(RestClient people, String user) {
        StompClient client = StompClient.connectedByCookie(people.socket(), people.cookie(user));
        client.subscribe("room", ROOM);
        return client;
    }

    private static JsonNode rejoin(RestClient people, String user, JsonNode before) {
        StompClient client = StompClient.connectedByCookie(people.socket(), people.cookie(user));
        String peer = before.at("/you/peer").asText();
        client.subscribe(
                "room", ROOM, "peer", peer, "ticket", before.at("/you/ticket").asText());
        JsonNode room = client.nextBody("room");
        assertThat(room.at("/you/peer").asText()).isEqualTo(peer);
        return room;
    }

    private static HttpResponse<String> get(ServerProcess server, String path, String accept)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.origin() + path))
                        .header("Accept", accept)
                        .build(),
                BodyHandlers.ofString());
    }
}
