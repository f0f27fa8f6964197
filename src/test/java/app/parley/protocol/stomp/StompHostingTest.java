package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Protocol, section 5: what hosts do, and knocking, over the wire; section 8: rejoining. */
class StompHostingTest {
    private static final String TOPIC = "/topic/rooms/office";
    private static final String ROOM = "/app/rooms/office";

    private final StompGuest.Fixture fixture = new StompGuest.Fixture();
    private StompGuest alice;
    private StompGuest bob;

    @BeforeEach
    void aliceIsHostOfALockedRoom() {
        fixture.hub()
                .team()
                .putRoom(new RoomDefinition(
                        new RoomId("office"), "Office", Kind.TEAM, 8, null, Set.of(), Set.of(new UserId("alice"))));
        alice = fixture.connects("alice");
        alice.subscribe("room", TOPIC);
        alice.send(ROOM, "{\"type\":\"lock\"}");
        bob = fixture.connects("bob");
    }

    @Test
    void theRefusalOfAKnockCarriesItsReceiptAndTheRoomArrivesOnceAdmitted() {
        bob.subscribe("room", TOPIC, "receipt", "r1");

        assertThat(bob.refusal()).isEqualTo("knock-required");
        assertThat(bob.socket.message("refused").header("receipt-id")).isEqualTo("r1");
        alice.send(ROOM, "{\"type\":\"admit\",\"knock\":\"" + knock() + "\"}");

        assertThat(bob.socket.message("room").header("subscription")).isEqualTo("room");
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
    void whoGuessesPasscodesIsToldHowLongToWaitAndTheHostsWhoItIs() {
        fixture.hub()
                .team()
                .putRoom(new RoomDefinition(
                        new RoomId("vault"),
                        "Vault",
                        Kind.TEAM,
                        8,
                        "open sesame"::equals,
                        Set.of(),
                        Set.of(new UserId("alice"))));
        alice.subscribe("vault", "/topic/rooms/vault");
        for (int i = 0; i < 10; i++) {
            bob.subscribe("vault", "/topic/rooms/vault", "passcode", "guess " + i);
            assertThat(bob.refusal()).isEqualTo("wrong-passcode");
        }

        bob.subscribe("vault", "/topic/rooms/vault", "passcode", "open sesame");

        JsonNode refused =
                RecordingSocketSink.parse(bob.socket.message("refused").body());
        assertThat(refused.get("code").asText()).isEqualTo("rate-limited");
        assertThat(refused.get("retry").asText()).isEqualTo("later");
        assertThat(refused.get("retryAfter").asLong()).isBetween(1L, 10_000L);
        JsonNode told = RecordingSocketSink.parse(
                alice.socket.message("passcode-guesses").body());
        assertThat(told.get("user").asText()).isEqualTo("bob");
        assertThat(told.get("name").asText()).isEqualTo("Bob");
        assertThat(told.get("count").asInt()).isEqualTo(10);
        assertThat(told.has("at")).isTrue();
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

        assertThat(bob.socket.message("left").body()).contains("\"reason\":\"removed\"");
        assertThat(bob.socket.message("left").header("from")).isEqualTo(alice.peer());
        bob.subscribe("room", TOPIC);
        assertThat(bob.refusal()).isEqualTo("removed");
    }

    @Test
    void aSnapshotTellsWhichHandWasRaisedFirst() {
        alice.send(ROOM, "{\"type\":\"unlock\"}");
        alice.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"hand\":true}}");
        JsonNode raised =
                RecordingSocketSink.parse(alice.socket.message("peer-state").body());

        bob.subscribe("room", TOPIC);

        JsonNode hers =
                RecordingSocketSink.parse(bob.socket.message("room").body()).at("/peers/0");
        assertThat(hers.get("handSeq").asLong()).isEqualTo(raised.get("seq").asLong());
        assertThat(alice.socket.message("joined").body()).doesNotContain("handSeq");
    }

    @Test
    void whoeverHasAHandLoweredHearsByWhom() {
        alice.send(ROOM, "{\"type\":\"unlock\"}");
        bob.subscribe("room", TOPIC);
        bob.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"hand\":true}}");

        alice.send(ROOM, "{\"type\":\"lower\",\"peer\":\"" + bob.peer() + "\"}");

        assertThat(bob.socket.messages("peer-state")).hasSize(2);
        assertThat(bob.socket.messages("peer-state").get(1).header("from")).isEqualTo(alice.peer());
        assertThat(bob.socket.messages("peer-state").get(1).body()).contains("\"hand\":false");
        bob.send(ROOM, "{\"type\":\"lower\"}");
        assertThat(bob.refusal()).isEqualTo("forbidden");
    }

    @Test
    void everybodyLearnsWhoRecordsAlsoWhoComesLater() {
        alice.send(ROOM, "{\"type\":\"unlock\"}");
        bob.subscribe("room", TOPIC);

        alice.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"recording\":true}}");

        assertThat(bob.socket.message("peer-state").body()).contains("\"state\":{\"recording\":true}");
        bob.say(Command.UNSUBSCRIBE, "id", "room");
        bob.subscribe("again", TOPIC);
        assertThat(RecordingSocketSink.parse(bob.socket.messages("room").get(1).body())
                        .at("/peers/0/state/recording")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoMayEnterLearnsThatSomebodyRecordsBeforeTheyCome() {
        bob.subscribe("rooms", "/topic/rooms");
        alice.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"recording\":true}}");
        fixture.hub().rounds().publish();

        assertThat(bob.socket.message("room-changed").body()).contains("\"recording\":true");
        alice.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"recording\":false}}");
        fixture.hub().rounds().publish();
        assertThat(bob.socket.message("room-changed").body()).contains("\"recording\":false");
    }

    @Test
    void aReloadedPageRejoinsWithPeerAndTicket() {
        String ticket = RecordingSocketSink.parse(alice.socket.message("room").body())
                .at("/you/ticket")
                .asText();
        alice.handler.closed(4000);
        StompGuest reloaded = fixture.connects("alice");

        reloaded.subscribe("again", TOPIC, "peer", alice.peer(), "ticket", ticket);
        fixture.clock.advance(Duration.ofSeconds(6));
        fixture.hub().tick();

        assertThat(reloaded.peer()).isEqualTo(alice.peer());
    }

    @Test
    void aCallMovesToAnotherDeviceThatNamesThePlaceItReplaces() {
        alice.send(ROOM, "{\"type\":\"unlock\"}");
        bob.subscribe("room", TOPIC);
        StompGuest phone = fixture.connects("bob");
        phone.subscribe("room", TOPIC, "replaces", bob.peer());
        assertThat(phone.socket.message("room").body()).contains(bob.peer());
        assertThat(alice.socket.message("joined").body()).contains(phone.peer());

        fixture.clock.advance(Duration.ofSeconds(2));
        fixture.hub().tick();

        assertThat(alice.socket.message("left").body())
                .contains("\"peer\":\"" + bob.peer() + "\",\"reason\":\"moved\"");
        assertThat(bob.socket.message("left").header("from")).isEqualTo(phone.peer());
    }

    @Test
    void aRoomThatIsLockedLetsAnotherDeviceOfSomebodyInsideReplaceTheFirst() {
        alice.send(ROOM, "{\"type\":\"unlock\"}");
        bob.subscribe("room", TOPIC);
        alice.send(ROOM, "{\"type\":\"lock\"}");
        StompGuest phone = fixture.connects("bob");

        phone.subscribe("room", TOPIC, "replaces", bob.peer());

        assertThat(phone.peer()).isNotEqualTo(bob.peer());
    }

    @Test
    void nobodyReplacesAPlaceOfSomebodyElse() {
        alice.send(ROOM, "{\"type\":\"unlock\"}");

        bob.subscribe("room", TOPIC, "replaces", alice.peer());

        assertThat(bob.refusal()).isEqualTo("no-such-peer");
    }

    @Test
    void hostsHearThatAKnockWasTakenBack() {
        bob.subscribe("room", TOPIC);
        bob.say(Command.UNSUBSCRIBE, "id", "room");

        assertThat(RecordingSocketSink.parse(alice.socket.message("knock-over").body())
                        .at("/knock")
                        .asText())
                .isEqualTo(knock());
    }

    private String knock() {
        return RecordingSocketSink.parse(alice.socket.message("knock").body())
                .at("/knock/id")
                .asText();
    }
}
