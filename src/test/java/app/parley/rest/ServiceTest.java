package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.rest.http.RestSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What machines ask: health, limits, ICE servers, presence, other origins. */
class ServiceTest {
    private final RestServer server = new RestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void livesAndIsReady() {
        Browser anybody = server.browser();
        assertThat(anybody.ask("GET", "/health/live", null).expect(200).field("/status"))
                .isEqualTo("ok");
        Answer ready = anybody.ask("GET", "/health/ready", null).expect(200);
        assertThat(ready.field("/status")).isEqualTo("ok");
        assertThat(ready.field("/role")).isEqualTo("owner");
        assertThat(ready.field("/epoch")).isEqualTo("7");
    }

    @Test
    void isNotReadyWhileItDrains() {
        server.draining.set(true);
        assertThat(server.browser()
                        .ask("GET", "/health/ready", null)
                        .expect(503)
                        .field("/status"))
                .isEqualTo("draining");
        server.browser().ask("GET", "/health/live", null).expect(200);
    }

    @Test
    void nothingIsChangedHereOnceAnotherProcessMayServe() {
        Browser ada = server.admin();
        server.serves.set(false);
        Answer refused = ada.patch("/me", "{\"language\":\"ko\"}").expect(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        ada.get("/session").expect(200);
        server.serves.set(true);
        ada.patch("/me", "{\"language\":\"ko\"}").expect(200);
    }

    @Test
    void withoutItsDatabaseItSaysSoAndSignsNobodyOut() {
        Browser ada = server.admin();
        server.database.close();

        Answer away = ada.get("/session").expect(503);
        assertThat(away.code()).isEqualTo("unavailable");
        assertThat(away.header("Retry-After")).isNotEmpty();
        ada.signIn("ada", RestServer.PASSWORD).expect(503);
        server.browser().ask("GET", "/health/ready", null).expect(503);
        server.browser().ask("GET", "/health/live", null).expect(200);
    }

    @Test
    void publishesItsLimits() {
        Answer limits = server.browser().get("/limits").expect(200);

        assertThat(limits.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "messageBytes",
                        "headers",
                        "headerBytes",
                        "jsonDepth",
                        "framesPerSecond",
                        "frameBurst",
                        "socketsPerUser",
                        "socketsPerAddress",
                        "connectionsPerAddress",
                        "subscriptionsPerSession",
                        "roomCapacity",
                        "adhocRoomsPerUser",
                        "chatCharacters",
                        "directMessagesPerMinute",
                        "connectMs",
                        "readDeadlineMs",
                        "resumeWindowMs",
                        "resumeMessages",
                        "resumeBytes",
                        "outboxBytes",
                        "ringMs",
                        "bodyBytes",
                        "relayAllocationsPerUser",
                        "relayAllocationsPerAddress",
                        "relayPermissionsPerAllocation",
                        "relayChannelsPerAllocation",
                        "relayKbpsPerAllocation",
                        "relayKbps",
                        "relayUnauthenticatedPerSecond");
        assertThat(limits.field("/resumeWindowMs")).isEqualTo("90000");
    }

    @Test
    void givesIceServersToWhoIsSignedIn() {
        Answer granted = server.admin().get("/ice-servers").expect(200);

        assertThat(granted.field("/iceServers/0/urls/0")).isEqualTo("stun:stun.example.org");
        assertThat(granted.json().at("/iceServers/0").has("credential")).isFalse();
        assertThat(granted.field("/iceServers/1/username")).endsWith(":ada");
        assertThat(granted.field("/expiresAt")).isEqualTo("2026-03-02T10:00:00.000Z");
        server.browser().get("/ice-servers").expect(401);
    }

    @Test
    void whoHasNoSocketIsOfflineWhateverWasSet() {
        Browser ada = server.admin();
        Answer set = ada.put("/me/status", "{\"status\":\"dnd\",\"text\":\"Writing\"}")
                .expect(200);

        assertThat(set.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "user",
                        "name",
                        "status",
                        "text",
                        "inCall",
                        "room",
                        "lastSeenAt",
                        "devices",
                        "ringable",
                        "picture");
        assertThat(set.field("/status")).isEqualTo("offline");
        assertThat(set.field("/text")).isEqualTo("Writing");
        assertThat(ada.get("/presence").field("/items/0/user")).isEqualTo("ada");
    }

    @Test
    void refusesAStatusThatIsNone() {
        Browser ada = server.admin();
        ada.put("/me/status", "{\"status\":\"offline\"}").expect(422);
        ada.put("/me/status", "{\"status\":\"dnd\",\"until\":\"yesterday\"}").expect(422);
        assertThat(ada.get("/presence/nobody").expect(404).code()).isEqualTo("no-such-user");
    }

    @Test
    void listedOriginsMayReadAndAskFirst() {
        RestSettings open = new RestSettings(null, Set.of("https://tool.example"), List.of(), 512, 1_048_576, 32);
        try (RestServer shared = new RestServer(open)) {
            Browser anybody = shared.browser();
            assertThat(anybody.get("/limits", "Origin", "https://tool.example").header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://tool.example");
            assertThat(anybody.get("/limits", "Origin", "https://evil.example").header("Access-Control-Allow-Origin"))
                    .isEmpty();
            Answer preflight = anybody.ask(
                    "OPTIONS",
                    "/api/v1/users",
                    null,
                    "Origin",
                    "https://tool.example",
                    "Access-Control-Request-Method",
                    "POST");
            assertThat(preflight.expect(204).header("Access-Control-Allow-Headers"))
                    .contains("Authorization");
            assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }
}
