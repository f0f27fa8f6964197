package app.parley.ice;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server whose relays are a service's. */
class RentedRelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeRelayApi api = new FakeRelayApi();
    private TestApp app;

    @AfterEach
    void stop() {
        app.close();
        api.close();
    }

    @Test
    void itsServersComeOverRestAndWithTheRoomsSnapshot() {
        api.answer(200, "[{\"urls\":\"turn:turn.example.org\",\"username\":\"u\",\"credential\":\"c\"}]");
        start();
        Await.until("asked", PATIENCE, () -> !granted().get("expiresAt").isNull());

        String server = "[{\"urls\":[\"turn:turn.example.org\"],\"username\":\"u\",\"credential\":\"c\"}]";
        assertThat(granted().get("iceServers")).hasToString(server);
        assertThat(snapshot().get("iceServers")).hasToString(server);
    }

    @Test
    void whileItIsAwayRoomsOpenWithStunAlone() {
        api.answerNothing();
        start();

        String stun = "[{\"urls\":[\"stun:stun.example.org:3478\"]}]";
        assertThat(granted().get("iceServers")).hasToString(stun);
        assertThat(granted().get("expiresAt").isNull()).isTrue();
        assertThat(snapshot().get("iceServers")).hasToString(stun);
    }

    private void start() {
        app = TestApp.start(Map.of(
                "PARLEY_RELAY",
                "auto",
                "PARLEY_STUN_URLS",
                "stun:stun.example.org:3478",
                "PARLEY_ICE_URL",
                api.origin() + "/credentials",
                "PARLEY_ICE_KIND",
                "json"));
        app.setUp("ada", "Ada");
    }

    private JsonNode granted() {
        return RestClient.json(app.get("ada", "/api/v1/ice-servers"));
    }

    private JsonNode snapshot() {
        try (StompClient ada = StompClient.connectedByCookie(app.socket(), app.cookie("ada"))) {
            ada.subscribe("room", "/topic/rooms/team-room");
            return ada.nextBody("room");
        }
    }
}
