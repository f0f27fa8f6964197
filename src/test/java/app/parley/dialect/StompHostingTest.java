package app.parley.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.RoomDefinition;
import app.parley.hub.RoomDefinition.Kind;
import app.parley.hub.RoomId;
import app.parley.hub.UserId;
import app.parley.stomp.Command;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Protocol, section 5: what hosts do, and knocking, over the wire; section 8: rejoining. */
class StompHostingTest {
    private static final String TOPIC = "/topic/rooms/office";
    private static final String ROOM = "/app/rooms/office";

    private final StompGuest.Lobby lobby = new StompGuest.Lobby();
    private StompGuest alice;
    private StompGuest bob;

    @BeforeEach
    void aliceIsHostOfALockedRoom() {
        lobby.hub()
                .team()
                .putRoom(new RoomDefinition(
                        new RoomId("office"), "Office", Kind.TEAM, 8, null, Set.of(), Set.of(new UserId("alice"))));
        alice = lobby.connects("alice");
        alice.subscribe("room", TOPIC);
        alice.send(ROOM, "{\"type\":\"lock\"}");
        bob = lobby.connects("bob");
    }

    @Test
    void theRefusalOfAKnockCarriesItsReceiptAndTheRoomArrivesOnceAdmitted() {
        bob.subscribe("room", TOPIC, "receipt", "r1");

        assertThat(bob.refusal()).isEqualTo("knock-required");
        assertThat(bob.wire.message("refused").header("receipt-id")).isEqualTo("r1");
        alice.send(ROOM, "{\"type\":\"admit\",\"knock\":\"" + knock() + "\"}");

        assertThat(bob.wire.message("room").header("subscription")).isEqualTo("room");
    }

    @Test
    void whoeverIsDeniedHearsItWithItsCodeAndMayKnockAgainUnderTheSameSubscription() {
        bob.subscribe("room", TOPIC);
        alice.send(ROOM, "{\"type\":\"deny\",\"knock\":\"" + knock() + "\"}");
        assertThat(bob.refusal()).isEqualTo("knock-denied");

        bob.subscribe("room", TOPIC);

        assertThat(bob.refusal()).isEqualTo("knock-required");
    }

    @Test
    void unsubscribingTakesTheKnockBack() {
        bob.subscribe("room", TOPIC);
        bob.say(Command.UNSUBSCRIBE, "id", "room");

        alice.send(ROOM, "{\"type\":\"admit\",\"knock\":\"" + knock() + "\"}");

        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void whoeverIsRemovedHearsItsOwnLeftAndKeepsTheSocket() {
        alice.send(ROOM, "{\"type\":\"unlock\"}");
        bob.subscribe("room", TOPIC);
        alice.send(ROOM, "{\"type\":\"remove\",\"peer\":\"" + bob.peer() + "\"}");

        assertThat(bob.wire.message("left").body()).contains("\"reason\":\"removed\"");
        bob.subscribe("room", TOPIC);
        assertThat(bob.refusal()).isEqualTo("removed");
    }

    @Test
    void aReloadedPageRejoinsWithPeerAndTicket() {
        String ticket = RecordingWire.parse(alice.wire.message("room").body())
                .at("/you/ticket")
                .asText();
        alice.conversation.closed(1001);
        StompGuest reloaded = lobby.connects("alice");

        reloaded.subscribe("again", TOPIC, "peer", alice.peer(), "ticket", ticket);
        lobby.clock.advance(Duration.ofSeconds(6));
        lobby.hub().tick();

        assertThat(reloaded.peer()).isEqualTo(alice.peer());
    }

    private String knock() {
        return RecordingWire.parse(alice.wire.message("knock").body())
                .at("/knock/id")
                .asText();
    }
}
