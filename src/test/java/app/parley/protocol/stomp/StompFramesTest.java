package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Protocol, section 3: messages, receipts and refusals. */
class StompFramesTest {
    private static final String ROOM = "/app/rooms/standup";
    private final StompGuest.Fixture fixture = new StompGuest.Fixture();

    @Test
    void messagesCarryTheHeadersOfTheProtocolAndNoGapInTheirNumbers() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");

        bob.says("hi");

        Frame said = alice.socket.message("message");
        assertThat(said.header("subscription")).isEqualTo("room");
        assertThat(said.header("destination")).isEqualTo("/topic/rooms/standup");
        assertThat(said.header("content-type")).isEqualTo("application/json");
        assertThat(said.header("content-length"))
                .isEqualTo(Integer.toString(said.body().length()));
        assertThat(said.header("timestamp")).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(said.header("from")).isEqualTo(bob.peer());
        assertThat(said.header("user")).isEqualTo("bob");
        assertThat(said.header("ack")).isNull();
        assertThat(alice.socket.frames(Command.MESSAGE).stream().map(frame -> frame.header("message-id")))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void bodiesBeginWithTheTypeAndHoldPlainIds() {
        StompGuest alice = fixture.enters("alice");
        fixture.enters("bob");

        String snapshot = alice.socket.message("room").body();
        String joined = alice.socket.message("joined").body();

        assertThat(snapshot).startsWith("{\"type\":\"room\",\"epoch\":\"");
        JsonNode room = RecordingSocketSink.parse(snapshot);
        assertThat(room.at("/room/id").asText()).isEqualTo("standup");
        assertThat(room.at("/you/peer").isTextual()).isTrue();
        assertThat(joined).startsWith("{\"type\":\"joined\",\"seq\":");
        JsonNode peer = RecordingSocketSink.parse(joined).get("peer");
        assertThat(peer.get("user").asText()).isEqualTo("bob");
        assertThat(peer.get("dialect").asText()).isEqualTo("stomp");
        assertThat(peer.get("since").asText()).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(peer.at("/state/mic").isBoolean()).isTrue();
    }

    @Test
    void comingAndGoingNameWhoDidIt() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");
        String peer = bob.peer();

        bob.say(Command.UNSUBSCRIBE, "id", "room");

        for (String type : List.of("joined", "left")) {
            assertThat(alice.socket.message(type).header("from")).isEqualTo(peer);
            assertThat(alice.socket.message(type).header("user")).isEqualTo("bob");
        }
    }

    @Test
    void onlyWhatChangedIsToldOfAPeer() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");

        bob.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"mic\":true}}");

        JsonNode change =
                RecordingSocketSink.parse(alice.socket.message("peer-state").body());
        assertThat(change.get("state").toString()).isEqualTo("{\"mic\":true}");
        assertThat(change.has("connection")).isFalse();
    }

    @Test
    void thatAPeerSetsUpItsSoundIsToldAndStandsInSnapshotsOnlyWhileItDoes() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");
        bob.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"settingUp\":true}}");
        JsonNode change =
                RecordingSocketSink.parse(alice.socket.message("peer-state").body());
        assertThat(change.get("state").toString()).isEqualTo("{\"settingUp\":true}");

        JsonNode meanwhile = stateSeenBy(fixture.enters("carol"), 1);
        bob.send(ROOM, "{\"type\":\"peer-state\",\"state\":{\"settingUp\":false}}");
        JsonNode after = stateSeenBy(fixture.enters("dave"), 1);

        assertThat(meanwhile.path("settingUp").asBoolean()).isTrue();
        assertThat(after.has("settingUp")).isFalse();
        assertThat(after.has("hand")).isTrue();
    }

    private static JsonNode stateSeenBy(StompGuest newcomer, int peer) {
        String room = newcomer.socket.message("room").body();
        return RecordingSocketSink.parse(room).get("peers").get(peer).get("state");
    }

    @Test
    void whatClientsSendUnderTheServersNamesIsIgnored() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");

        bob.send(ROOM, "{\"type\":\"reaction\",\"emoji\":\"👍\"}", "from", "p_x", "user", "alice", "message-id", "99");

        assertThat(alice.socket.message("reaction").header("user")).isEqualTo("bob");
    }

    @Test
    void aReceiptComesOnceTheMessageIsStored() {
        StompGuest alice = fixture.enters("alice");
        fixture.signaling.journal().holdBack();

        alice.send(ROOM, "{\"type\":\"message\",\"id\":\"1\",\"text\":\"hi\"}", "receipt", "r1");

        assertThat(alice.socket.frames(Command.RECEIPT)).isEmpty();

        fixture.signaling.journal().commit();

        assertThat(alice.socket.last(Command.RECEIPT).header("receipt-id")).isEqualTo("r1");
    }

    @Test
    void comingAndGoingAreReceiptedOnceTheCallIsStored() {
        fixture.enters("bob");
        StompGuest alice = fixture.connects("alice");
        fixture.signaling.journal().holdBack();

        alice.subscribe("room", "/topic/rooms/standup", "receipt", "in");
        assertThat(alice.socket.messages("room")).hasSize(1);
        assertThat(alice.socket.frames(Command.RECEIPT)).isEmpty();
        fixture.signaling.journal().commit();
        assertThat(alice.socket.last(Command.RECEIPT).header("receipt-id")).isEqualTo("in");

        alice.say(Command.UNSUBSCRIBE, "id", "room", "receipt", "out");
        alice.say(Command.DISCONNECT, "receipt", "bye");
        assertThat(alice.socket.frames(Command.RECEIPT)).hasSize(1);
        fixture.signaling.journal().commit();
        assertThat(alice.socket.frames(Command.RECEIPT))
                .extracting(frame -> frame.header("receipt-id"))
                .containsExactly("in", "out", "bye");
    }

    @Test
    void whoComesWhileTheDatabaseIsAwayIsLetIn() {
        fixture.enters("bob");
        StompGuest alice = fixture.connects("alice");
        fixture.signaling.journal().holdBack();
        alice.subscribe("room", "/topic/rooms/standup", "receipt", "in");

        fixture.signaling.journal().fail(new RequestException(ErrorCode.INTERNAL, "The disk is full."));

        assertThat(alice.socket.last(Command.RECEIPT).header("receipt-id")).isEqualTo("in");
    }

    @Test
    void whatCouldNotBeStoredIsRefusedUnderItsReceipt() {
        StompGuest alice = fixture.enters("alice");
        fixture.signaling.journal().holdBack();
        alice.send(ROOM, "{\"type\":\"message\",\"id\":\"1\",\"text\":\"hi\"}", "receipt", "r1");

        fixture.signaling.journal().fail(new RequestException(ErrorCode.INTERNAL, "The disk is full."));

        assertThat(alice.socket.frames(Command.RECEIPT)).isEmpty();
        assertThat(alice.socket.message("refused").header("receipt-id")).isEqualTo("r1");
        assertThat(alice.refusal()).isEqualTo("internal");
        assertThat(alice.socket.closeCode).isZero();
    }

    @Test
    void whatNobodyForesawEndsWith1011AndTellsNothing() {
        StompGuest alice = fixture.enters("alice");
        fixture.signaling.journal().holdBack();
        alice.send(ROOM, "{\"type\":\"message\",\"id\":\"1\",\"text\":\"hi\"}", "receipt", "r1");

        fixture.signaling.journal().fail(new IllegalStateException("jdbc:h2:/secret"));

        Frame error = alice.socket.last(Command.ERROR);
        assertThat(error.header("code")).isEqualTo("internal");
        assertThat(error.toString()).doesNotContain("secret");
        assertThat(alice.socket.closeCode).isEqualTo(1011);
    }

    @Test
    void everyFrameCanAskForAReceipt() {
        StompGuest alice = fixture.connects("alice");

        alice.say(Command.SUBSCRIBE, "id", "1", "destination", "/topic/rooms", "receipt", "a");
        alice.say(Command.UNSUBSCRIBE, "id", "1", "receipt", "b");
        alice.say(Command.BEGIN, "transaction", "t", "receipt", "c");
        alice.say(Command.ABORT, "transaction", "t", "receipt", "d");
        alice.say(Command.DISCONNECT, "receipt", "e");

        assertThat(alice.socket.frames(Command.RECEIPT).stream().map(frame -> frame.header("receipt-id")))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(alice.socket.closeCode).isEqualTo(1000);
    }

    @Test
    void refusalsCarryCodeAndReceiptAndLeaveTheSocketOpen() {
        StompGuest alice = fixture.connects("alice");

        alice.say(Command.SUBSCRIBE, "id", "1", "destination", "/topic/rooms/secret", "receipt", "r");

        Frame refused = alice.socket.message("refused");
        assertThat(refused.header("code")).isEqualTo("no-such-room");
        assertThat(refused.header("receipt-id")).isEqualTo("r");
        assertThat(refused.header("destination")).isEqualTo("/user/queue/errors");
        JsonNode body = RecordingSocketSink.parse(refused.body());
        assertThat(body.get("type").asText()).isEqualTo("refused");
        assertThat(body.get("code").asText()).isEqualTo("no-such-room");
        assertThat(body.get("retry").asText()).isEqualTo("never");
        assertThat(body.get("message").asText()).isNotEmpty();
        assertThat(body.get("retryAfter").isNumber()).isTrue();
        assertThat(alice.socket.closeCode).isZero();
    }

    @Test
    void whoDoesNotListenToRefusalsGetsAnErrorAnd1008() {
        StompGuest alice = fixture.opens();
        alice.connect("alice");

        alice.send("/app/nowhere", "{}", "receipt", "r");

        Frame error = alice.socket.last(Command.ERROR);
        assertThat(error.header("code")).isEqualTo("no-such-destination");
        assertThat(error.header("receipt-id")).isEqualTo("r");
        assertThat(alice.socket.closeCode).isEqualTo(1008);
    }
}
