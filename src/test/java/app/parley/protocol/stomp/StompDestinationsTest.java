package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.RoomDefinition;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol, sections 4, 6 and 9: what goes where, and what does not. */
class StompDestinationsTest {
    private static final String ROOM = "/app/rooms/standup";
    private final StompGuest.Fixture fixture = new StompGuest.Fixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topic/nowhere",
                "/topic/rooms/",
                "/topic/rooms/a/b",
                "/user/alice/queue/errors",
                "/user/bob/queue/calls",
                "/user/queue/*",
                "/user/queue/other",
                "/topic/*",
                "/topic/**",
                ">",
                "/app/presence",
                "/queue/x",
                ""
            })
    void thereIsNothingElseToListenTo(String destination) {
        StompGuest alice = fixture.connects("alice");

        alice.subscribe("1", destination);

        assertThat(alice.refusal()).isEqualTo("no-such-destination");
    }

    @Test
    void aStatusTextHas140CodePointsThatCanBeSeen() {
        StompGuest alice = fixture.connects("alice");
        String longest = "😀".repeat(140);

        for (String bad : new String[] {longest + "😀", "a\u200Bb", "\u3164"}) {
            alice.socket.sent.clear();
            alice.send("/app/presence", "{\"type\":\"status\",\"status\":\"dnd\",\"text\":\"" + bad + "\"}");
            assertThat(alice.refusal()).isEqualTo("bad-request");
        }
        alice.send("/app/presence", "{\"type\":\"status\",\"status\":\"dnd\",\"text\":\" " + longest + " \"}");

        assertThat(fixture.hub()
                        .team()
                        .presence(new UserId("alice"))
                        .orElseThrow()
                        .text())
                .isEqualTo(longest);
    }

    @Test
    void theWordsOfWhoDeclinesHave140CodePointsThatCanBeSeen() {
        StompGuest alice = fixture.connects("alice");
        StompGuest bob = fixture.connects("bob");
        alice.subscribe("calls", "/user/queue/calls");
        bob.subscribe("calls", "/user/queue/calls");
        String longest = "😀".repeat(140);

        String call = ring(alice, bob, "1");
        for (String bad : new String[] {longest + "😀", "a\u200Bb", "\u3164"}) {
            bob.socket.sent.clear();
            bob.send(call, "{\"type\":\"decline\",\"text\":\"" + bad + "\"}");
            assertThat(bob.refusal()).isEqualTo("bad-request");
        }
        bob.send(call, "{\"type\":\"decline\",\"text\":\" " + longest + " \"}");
        assertThat(declined(alice).get("text").asText()).isEqualTo(longest);

        bob.send(ring(alice, bob, "2"), "{\"type\":\"decline\",\"text\":\" \"}");
        assertThat(declined(alice).has("text")).isFalse();
    }

    @Test
    void aReadyReplyIsPassedOnAndOthersAreNone() {
        StompGuest alice = fixture.connects("alice");
        StompGuest bob = fixture.connects("bob");
        alice.subscribe("calls", "/user/queue/calls");
        bob.subscribe("calls", "/user/queue/calls");

        String call = ring(alice, bob, "1");
        bob.socket.sent.clear();
        bob.send(call, "{\"type\":\"decline\",\"reply\":\"at-noon\"}");
        assertThat(bob.refusal()).isEqualTo("bad-request");
        bob.send(call, "{\"type\":\"decline\",\"reply\":\"come-here\",\"text\":\"들어오세요\"}");
        assertThat(declined(alice).get("reply").asText()).isEqualTo("come-here");
        assertThat(declined(alice).get("text").asText()).isEqualTo("들어오세요");

        bob.send(ring(alice, bob, "2"), "{\"type\":\"decline\",\"reply\":\"in-five\"}");
        assertThat(declined(alice).get("reply").asText()).isEqualTo("in-five");
        assertThat(declined(alice).has("text")).isFalse();
        bob.send(ring(alice, bob, "3"), "{\"type\":\"decline\",\"text\":\"At three\"}");
        assertThat(declined(alice).has("reply")).isFalse();
    }

    /** Where the callee answers. */
    private static String ring(StompGuest caller, StompGuest callee, String id) {
        callee.socket.sent.clear();
        caller.socket.sent.clear();
        caller.send("/app/calls", "{\"type\":\"ring\",\"id\":\"" + id + "\",\"to\":[\"bob\"],\"media\":\"video\"}");
        String ring = callee.socket.message("ring").body();
        return "/app/calls/" + RecordingSocketSink.parse(ring).get("call").asText();
    }

    private static JsonNode declined(StompGuest caller) {
        return RecordingSocketSink.parse(caller.socket.message("declined").body());
    }

    @Test
    void aRoomIsKnownByItsIdInWhateverScript() {
        RoomId weekly = new RoomId("주간회의");
        fixture.hub()
                .team()
                .putRoom(new RoomDefinition(weekly, "주간회의", RoomDefinition.Kind.TEAM, 8, null, Set.of(), Set.of()));
        StompGuest alice = fixture.connects("alice");

        String asTyped = "/topic/rooms/" + Normalizer.normalize("주간회의", Normalizer.Form.NFD);
        alice.subscribe("1", asTyped);
        alice.send("/app/rooms/주간회의", "{\"type\":\"message\",\"id\":\"m1\",\"text\":\"안녕\"}", "receipt", "r1");

        assertThat(alice.socket.message("room").header("destination")).isEqualTo(asTyped);
        assertThat(RecordingSocketSink.parse(alice.socket.message("room").body())
                        .at("/room/id")
                        .asText())
                .isEqualTo("주간회의");
        assertThat(RecordingSocketSink.parse(alice.socket.message("message").body())
                        .at("/guest")
                        .isBoolean())
                .isTrue();
    }

    @Test
    void aWildcardIsNoRoom() {
        StompGuest alice = fixture.connects("alice");

        alice.subscribe("1", "/topic/rooms/*");

        assertThat(alice.refusal()).isEqualTo("no-such-room");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topic/rooms/standup",
                "/user/queue/errors",
                "/app",
                "/app/rooms",
                "/app/presence/x",
                "/app/rooms/standup/peers",
                "app/presence"
            })
    void thereIsNowhereElseToSendTo(String destination) {
        StompGuest alice = fixture.connects("alice");

        alice.send(destination, "{\"type\":\"message\"}");

        assertThat(alice.refusal()).isEqualTo("no-such-destination");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/app/rooms/standup|{\"type\":\"message\",\"text\":\"no id\"}",
                "/app/rooms/standup|{\"type\":\"message\",\"id\":1,\"text\":\"x\"}",
                "/app/rooms/standup|{\"type\":\"peer-state\",\"state\":{\"mic\":\"yes\"}}",
                "/app/rooms/standup|{\"type\":\"peer-state\",\"state\":{}}",
                "/app/rooms/standup|{\"type\":\"reaction\",\"emoji\":\"no emoji at all\"}",
                "/app/rooms/standup|{\"type\":\"quality\",\"samples\":[{}]}",
                "/app/rooms/standup|{\"type\":\"video-offer\"}",
                "/app/rooms/standup|{\"type\":\"nonsense\"}",
                "/app/rooms/standup|{\"no\":\"type\"}",
                "/app/rooms/standup|[1]",
                "/app/rooms/standup|{\"type\":",
                "/app/rooms/standup|{} {}",
                "/app/rooms/standup|",
                "/app/presence|{\"type\":\"status\",\"status\":\"invisible\"}",
                "/app/presence|{\"type\":\"status\",\"status\":\"dnd\",\"until\":\"tomorrow\"}",
                "/app/calls|{\"type\":\"ring\",\"id\":\"1\",\"to\":[],\"media\":\"video\"}",
                "/app/calls|{\"type\":\"ring\",\"id\":\"1\",\"to\":\"bob\",\"media\":\"video\"}",
                "/app/calls|{\"type\":\"ring\",\"id\":\"1\",\"to\":[\"bob\"],\"media\":\"smoke\"}",
                "/app/calls/c_1|{\"type\":\"shout\"}"
            })
    void whatIsNotUnderstoodIsABadRequest(String destination, String body) {
        StompGuest alice = fixture.enters("alice");

        alice.send(destination, body == null ? "" : body);

        assertThat(alice.refusal()).isEqualTo("bad-request");
        assertThat(alice.socket.closeCode).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "a\\u0000b"})
    void whatIsNoCharacterIsNotSaid(String escaped) {
        StompGuest alice = fixture.enters("alice");

        alice.send(ROOM, "{\"type\":\"message\",\"id\":\"1\",\"text\":\"" + escaped + "\"}");

        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void bodiesMayBe32DeepAndNoDeeper() {
        StompGuest alice = fixture.enters("alice");
        String fits = "[".repeat(31) + "]".repeat(31);

        alice.send(ROOM, "{\"type\":\"reaction\",\"emoji\":\"👍\",\"x\":" + fits + "}");

        assertThat(alice.socket.messages("reaction")).hasSize(1);

        alice.send(ROOM, "{\"type\":\"reaction\",\"emoji\":\"👍\",\"x\":[" + fits + "]}");

        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void guestsHaveNoPresence() {
        fixture.signaling.guest("Gus");
        StompGuest gus = fixture.opens();
        gus.say("CONNECT\naccept-version:1.2\nhost:h\nlogin:guest-gus\npasscode:pw-guest-gus\n\n\0");
        gus.subscribe("errors", "/user/queue/errors");

        gus.subscribe("1", "/topic/presence");
        gus.send("/app/presence", "{\"type\":\"status\",\"status\":\"dnd\"}");

        assertThat(gus.socket.messages("refused").stream().map(frame -> frame.header("code")))
                .containsExactly("forbidden", "forbidden");
    }

    @Test
    void subscribingAgainWithTheSameIdDoublesNothing() {
        StompGuest alice = fixture.connects("alice");

        alice.subscribe("p", "/topic/presence");
        alice.subscribe("p", "/topic/presence");
        alice.subscribe("p", "/topic/rooms");

        assertThat(alice.socket.messages("presence-list")).hasSize(1);
        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void enteringARoomTwiceIsRefused() {
        StompGuest alice = fixture.enters("alice");

        alice.subscribe("again", "/topic/rooms/standup");

        assertThat(alice.refusal()).isEqualTo("already-in-room");
    }

    @Test
    void unsubscribingFromARoomIsLeavingIt() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");

        bob.say(Command.UNSUBSCRIBE, "id", "room");

        JsonNode left = RecordingSocketSink.parse(alice.socket.message("left").body());
        assertThat(left.get("peer").asText()).isEqualTo(bob.peer());
        assertThat(left.get("reason").asText()).isEqualTo("left");
        bob.says("still here?");
        assertThat(bob.refusal()).isEqualTo("no-such-room");
    }

    @Test
    void aSessionHasOnlySoManySubscriptions() {
        StompGuest alice = fixture.connects("alice");

        for (int i = 0; i < 32; i++) {
            alice.subscribe("s" + i, "/user/queue/calls");
        }

        assertThat(alice.refusal()).isEqualTo("too-many");
        assertThat(alice.socket.messages("refused")).hasSize(1);
    }

    @Test
    void moreThanTheBurstIsRefusedUntilTimePasses() {
        StompGuest alice = fixture.connects("alice");
        for (int i = 1; i < 120; i++) {
            alice.say(Command.UNSUBSCRIBE, "id", "none");
        }
        assertThat(alice.socket.messages("refused")).isEmpty();

        alice.say(Command.UNSUBSCRIBE, "id", "none", "receipt", "r");

        assertThat(alice.refusal()).isEqualTo("rate-limited");

        fixture.clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 30; i++) {
            alice.say(Command.UNSUBSCRIBE, "id", "none");
        }

        assertThat(alice.socket.messages("refused")).hasSize(1);
    }

    @Test
    void nobodyMaySayMoreBecauseTheClockWasSet() {
        StompGuest alice = fixture.connects("alice");
        for (int i = 1; i < 120; i++) {
            alice.say(Command.UNSUBSCRIBE, "id", "none");
        }
        fixture.clock.set(Duration.ofHours(1));
        alice.say(Command.UNSUBSCRIBE, "id", "none");
        assertThat(alice.refusal()).isEqualTo("rate-limited");

        fixture.clock.set(Duration.ofHours(-2));
        fixture.clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 30; i++) {
            alice.say(Command.UNSUBSCRIBE, "id", "none");
        }

        assertThat(alice.socket.messages("refused")).hasSize(1);
    }

    @Test
    void whoNeverSlowsDownIsSentAway() {
        StompGuest alice = fixture.connects("alice");
        for (int i = 0; i < 10_000 && alice.socket.closeCode == 0; i++) {
            alice.say(Command.UNSUBSCRIBE, "id", "none");
        }

        assertThat(alice.socket.last(Command.ERROR).header("code")).isEqualTo("rate-limited");
        assertThat(alice.socket.closeCode).isEqualTo(4429);
    }

    @Test
    void signalsArriveUnchangedAndInOrder() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");
        String offer = "{ \"sdp\":{\"sdp\":\"v=0\\r\\n\",\"type\":\"offer\"}, \"type\":\"video-offer\",\"x\":[1.10]}";
        String candidate = "{\"type\":\"new-ice-candidate\",\"candidate\":{\"candidate\":\"…\"},\"from\":\"forged\"}";
        String to = "/app/rooms/standup/peers/" + alice.peer();

        bob.send(to, offer);
        bob.send(to, candidate);
        bob.send(to, "{\"type\":\"want\",\"video\":360}");
        bob.send(to, "{\"type\":\"sending\",\"video\":\"paused\"}");
        bob.send(to, "{\"type\":\"restart\"}");
        bob.send(to, "{\"type\":\"hang-up\"}");

        List<Frame> signals = alice.socket.frames(Command.MESSAGE).stream()
                .filter(frame -> bob.peer().equals(frame.header("from")))
                .filter(frame -> !"joined".equals(frame.header("type")))
                .toList();
        assertThat(signals.stream().map(Frame::body))
                .containsExactly(
                        offer,
                        candidate,
                        "{\"type\":\"want\",\"video\":360}",
                        "{\"type\":\"sending\",\"video\":\"paused\"}",
                        "{\"type\":\"restart\"}",
                        "{\"type\":\"hang-up\"}");
        assertThat(signals.get(0).header("type")).isEqualTo("video-offer");
        assertThat(signals.get(0).header("user")).isEqualTo("bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"video-offer\"}",
                "{\"type\":\"video-offer\",\"sdp\":\"v=0\"}",
                "{\"type\":\"video-answer\",\"sdp\":{\"type\":\"answer\"}}",
                "{\"type\":\"new-ice-candidate\"}",
                "{\"type\":\"new-ice-candidate\",\"candidate\":7}",
                "{\"type\":\"want\"}",
                "{\"type\":\"want\",\"video\":240}",
                "{\"type\":\"want\",\"video\":\"360\"}",
                "{\"type\":\"want\",\"video\":1e3}",
                "{\"type\":\"want\",\"video\":\"full\"}",
                "{\"type\":\"sending\"}",
                "{\"type\":\"sending\",\"video\":360}",
                "{\"type\":\"sending\",\"video\":\"some\"}",
                "{\"type\":\"message\"}",
                "{\"type\":\"hang-up\",\"type\":\"want\"}",
                "{\"type\":\"hang-up\"}{}",
                "{\"type\":\"hang-up\"",
                "\"hang-up\"",
                ""
            })
    void signalsThatLackWhatTheyNeedAreRefused(String body) {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");

        bob.send("/app/rooms/standup/peers/" + alice.peer(), body);

        assertThat(bob.refusal()).isEqualTo("bad-request");
    }

    @Test
    void signalsToNobodyAreRefused() {
        StompGuest alice = fixture.enters("alice");

        alice.send("/app/rooms/standup/peers/p_nobody", "{\"type\":\"hang-up\"}");

        assertThat(alice.refusal()).isEqualTo("no-such-peer");
    }
}
