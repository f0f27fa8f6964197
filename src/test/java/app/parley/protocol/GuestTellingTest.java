package app.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.RoomDefinition;
import app.parley.kernel.UserId;
import app.parley.protocol.stomp.StompGuest;
import app.parley.testing.SignalingFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Protocol, words: a guest may have anybody's name, and is told apart. */
class GuestTellingTest {
    private static final String TOPIC = "/topic/rooms/standup";
    private static final String ROOM = "/app/rooms/standup";

    private final StompGuest.Fixture fixture = new StompGuest.Fixture();

    private static JsonNode body(StompGuest who, String type) {
        return RecordingSocketSink.parse(who.socket.message(type).body());
    }

    @Test
    void whereverAPersonIsShownItIsToldWhetherItIsAGuest() {
        fixture.signaling.guest("Alice");
        fixture.hub()
                .team()
                .putRoom(new RoomDefinition(
                        SignalingFixture.STANDUP,
                        "Stand-up",
                        RoomDefinition.Kind.TEAM,
                        8,
                        null,
                        Set.of(),
                        Set.of(new UserId("alice"))));
        StompGuest alice = fixture.enters("alice");
        alice.send(ROOM, "{\"type\":\"lock\"}");
        StompGuest guest = fixture.connects("guest-alice");

        guest.subscribe("room", TOPIC);
        JsonNode knock = body(alice, "knock").get("knock");
        assertThat(knock.get("name").asText()).isEqualTo("Alice");
        assertThat(knock.get("guest").asBoolean()).isTrue();

        alice.send(ROOM, "{\"type\":\"admit\",\"knock\":\"" + knock.get("id").asText() + "\"}");
        assertThat(body(alice, "joined").at("/peer/guest").asBoolean()).isTrue();
        assertThat(body(guest, "room").at("/peers/0/guest").isBoolean()).isTrue();
        assertThat(body(guest, "room").at("/peers/0/guest").asBoolean()).isFalse();

        guest.says("hello");
        assertThat(body(alice, "message").get("guest").asBoolean()).isTrue();
        alice.says("welcome");
        assertThat(body(guest, "message").get("guest").asBoolean()).isFalse();

        StompGuest bob = fixture.connects("bob");
        bob.subscribe("rooms", "/topic/rooms");
        assertThat(body(bob, "room-list").at("/rooms/0/inside").findValuesAsText("guest"))
                .containsExactlyInAnyOrder("false", "true");
    }
}
