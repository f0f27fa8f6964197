package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Presence;
import app.parley.kernel.UserId;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol, section 8: resume. */
class StompResumeTest {
    private static final int CUT = 1006;
    private final StompGuest.Fixture fixture = new StompGuest.Fixture();
    private final StompGuest bob = fixture.enters("bob");
    private final StompGuest alice = fixture.enters("alice");

    private StompGuest resumes(StompGuest before, String user, String lastMessage) {
        StompGuest again = fixture.opens();
        String token = before.socket.last(Command.CONNECTED).header("resume-token");
        again.connect(user, "resume", token, "last-message-id", lastMessage);
        return again;
    }

    private static boolean resumed(StompGuest guest) {
        return Boolean.parseBoolean(guest.socket.last(Command.CONNECTED).header("resumed"));
    }

    private static List<String> numbers(StompGuest guest) {
        return guest.socket.frames(Command.MESSAGE).stream()
                .map(frame -> frame.header("message-id"))
                .toList();
    }

    private static String lastNumber(StompGuest guest) {
        return guest.socket.last(Command.MESSAGE).header("message-id");
    }

    @Test
    void theSessionGoesOnWhereItWas() {
        String seen = lastNumber(alice);
        alice.handler.closed(CUT);
        bob.says("one");
        bob.says("two");

        StompGuest again = resumes(alice, "alice", seen);

        assertThat(resumed(again)).isTrue();
        assertThat(again.socket.frames().get(0).command()).isEqualTo(Command.CONNECTED);
        int next = Integer.parseInt(seen) + 1;
        assertThat(numbers(again)).startsWith("" + next, "" + (next + 1), "" + (next + 2));
        assertThat(again.socket.messages("message").stream()
                        .map(frame -> RecordingSocketSink.parse(frame.body())
                                .get("text")
                                .asText()))
                .containsExactly("one", "two");
        assertThat(again.socket.last(Command.CONNECTED).header("session"))
                .isEqualTo(alice.socket.last(Command.CONNECTED).header("session"));
        bob.says("three");
        assertThat(again.socket.messages("message")).hasSize(3);
    }

    @Test
    void theOthersSeeReconnectingAndNobodyLeaving() {
        alice.handler.closed(CUT);
        resumes(alice, "alice", lastNumber(alice));

        assertThat(bob.socket.messages("peer-state").stream()
                        .map(frame -> RecordingSocketSink.parse(frame.body())
                                .path("connection")
                                .asText()))
                .containsExactly("reconnecting", "ok");
        assertThat(bob.socket.messages("left")).isEmpty();
    }

    @Test
    void aTokenIsGoodOnceAndTheNextOneIsNew() {
        alice.handler.closed(CUT);
        String seen = lastNumber(alice);
        StompGuest again = resumes(alice, "alice", seen);
        again.handler.closed(CUT);

        assertThat(resumed(resumes(alice, "alice", seen))).isFalse();
        assertThat(resumed(resumes(again, "alice", seen))).isTrue();
    }

    @Test
    void aTokenBelongsToItsUser() {
        alice.handler.closed(CUT);

        StompGuest carol = resumes(alice, "carol", lastNumber(alice));

        assertThat(resumed(carol)).isFalse();
        assertThat(carol.socket.last(Command.CONNECTED).header("user")).isEqualTo("carol");
        assertThat(resumed(resumes(alice, "alice", lastNumber(alice)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "-1", "x", ""})
    void aNumberThatCannotBeBeginsAfresh(String lastMessage) {
        alice.handler.closed(CUT);

        StompGuest again = resumes(alice, "alice", lastMessage);

        assertThat(resumed(again)).isFalse();
        assertThat(resumed(resumes(alice, "alice", lastNumber(alice)))).isFalse();
        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.hub().tick();
        assertThat(RecordingSocketSink.parse(bob.socket.message("left").body())
                        .get("reason")
                        .asText())
                .isEqualTo("lost");
    }

    @Test
    void whoCannotResumeTakesThePlaceBackByItsTicketAndNobodyIsSaidToHaveLeft() {
        Frame place = alice.socket.message("room");
        alice.handler.closed(CUT);
        StompGuest again = resumes(alice, "alice", "99999");

        again.subscribe("room", "/topic/rooms/standup", "peer", peerIn(place), "ticket", ticketIn(place));
        fixture.clock.advance(Duration.ofMinutes(5));
        fixture.hub().tick();

        assertThat(peerIn(again.socket.message("room"))).isEqualTo(peerIn(place));
        assertThat(bob.socket.messages("left")).isEmpty();
        assertThat(bob.socket.messages("joined")).hasSize(1);
    }

    private static String peerIn(Frame snapshot) {
        return RecordingSocketSink.parse(snapshot.body()).at("/you/peer").asText();
    }

    private static String ticketIn(Frame snapshot) {
        return RecordingSocketSink.parse(snapshot.body()).at("/you/ticket").asText();
    }

    @Test
    void moreThan512MessagesBehindIsTooFar() {
        String seen = lastNumber(alice);
        alice.handler.closed(CUT);
        for (int i = 0; i < 512; i++) {
            fixture.clock.advance(Duration.ofMillis(40));
            bob.says("m" + i);
        }

        assertThat(bob.socket.messages("refused")).isEmpty();
        assertThat(resumed(resumes(alice, "alice", seen))).isFalse();
    }

    @Test
    void as512MessagesAreNot() {
        String seen = lastNumber(alice);
        alice.handler.closed(CUT);
        // The first of them is the own "reconnecting".
        for (int i = 0; i < 511; i++) {
            fixture.clock.advance(Duration.ofMillis(40));
            bob.says("m" + i);
        }

        StompGuest again = resumes(alice, "alice", seen);

        assertThat(resumed(again)).isTrue();
        assertThat(again.socket.messages("message")).hasSize(511);
    }

    @Test
    void moreThan512KibibytesBehindIsTooFar() {
        String seen = lastNumber(alice);
        alice.handler.closed(CUT);
        for (int i = 0; i < 150; i++) {
            fixture.clock.advance(Duration.ofMillis(40));
            String text = "x".repeat(3_900);
            bob.send("/app/rooms/standup", "{\"type\":\"message\",\"id\":\"" + i + "\",\"text\":\"" + text + "\"}");
        }

        assertThat(resumed(resumes(alice, "alice", seen))).isFalse();
    }

    @Test
    void nobodyIsWaitedForOnMoreLinesThanOneMayHaveOpen() {
        for (int i = 0; i < 8; i++) {
            fixture.connects("alice").handler.closed(CUT);
        }
        assertThat(bob.socket.messages("left")).isEmpty();

        fixture.clock.advance(Duration.ofSeconds(1));
        alice.handler.closed(CUT);

        assertThat(bob.socket.messages("left")).isEmpty();
        assertThat(resumed(resumes(alice, "alice", "1"))).isTrue();
        assertThat(presenceOfAlice().devices()).isEqualTo(8);
    }

    private Presence presenceOfAlice() {
        return fixture.hub().team().presence().stream()
                .filter(presence -> presence.user().value().equals("alice"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tooLateIsTooLate() {
        alice.handler.closed(CUT);
        fixture.clock.advance(Duration.ofSeconds(91));
        fixture.hub().tick();

        assertThat(resumed(resumes(alice, "alice", "1"))).isFalse();
        assertThat(RecordingSocketSink.parse(bob.socket.message("left").body())
                        .get("reason")
                        .asText())
                .isEqualTo("lost");
    }

    @Test
    void aPageThatSaysItGoesHoldsThePlaceForFiveSecondsOnly() {
        alice.handler.closed(4000);
        fixture.clock.advance(Duration.ofSeconds(4));
        fixture.hub().tick();
        assertThat(bob.socket.messages("left")).isEmpty();

        fixture.clock.advance(Duration.ofMillis(1_100));
        fixture.hub().tick();

        assertThat(RecordingSocketSink.parse(bob.socket.message("left").body())
                        .get("reason")
                        .asText())
                .isEqualTo("left");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1005, 1006})
    void aSocketThatAProxyClosesInOrderIsALostOneAndNoLeaving(int code) {
        alice.handler.closed(code);
        fixture.clock.advance(Duration.ofSeconds(89));
        fixture.hub().tick();
        assertThat(bob.socket.messages("left")).isEmpty();

        StompGuest again = resumes(alice, "alice", lastNumber(alice));

        assertThat(resumed(again)).isTrue();
        fixture.clock.advance(Duration.ofMinutes(5));
        fixture.hub().tick();
        assertThat(bob.socket.messages("left")).isEmpty();
    }

    @Test
    void whatTheOthersHearOfIsResumedAfterTheWindowToo() {
        String seen = lastNumber(alice);
        String place = peerIn(alice.socket.message("room"));
        alice.handler.closed(CUT);
        for (int i = 0; i < 12; i++) {
            fixture.clock.advance(Duration.ofSeconds(10));
            bob.send("/app/rooms/standup", """
                    {"type":"quality","samples":[{"peer":"%s","at":"2026-11-29T10:00:00Z","receiveKbps":24}]}
                    """.formatted(place));
            fixture.hub().tick();
        }

        assertThat(bob.socket.messages("left")).isEmpty();
        assertThat(resumed(resumes(alice, "alice", seen))).isTrue();
    }

    @Test
    void disconnectLeavesAtOnceAndEndsTheToken() {
        alice.say(Command.DISCONNECT);

        assertThat(RecordingSocketSink.parse(bob.socket.message("left").body())
                        .get("reason")
                        .asText())
                .isEqualTo("left");
        assertThat(resumed(resumes(alice, "alice", lastNumber(alice)))).isFalse();
    }

    @Test
    void signingOutEndsTheTokenToo() {
        alice.handler.closed(CUT);

        fixture.hub().team().signOutUser(new UserId("alice"), CloseReason.SIGNED_OUT, null);

        assertThat(resumed(resumes(alice, "alice", lastNumber(alice)))).isFalse();
    }

    @Test
    void aNewerSocketTakesOver() {
        StompGuest newer = resumes(alice, "alice", lastNumber(alice));

        assertThat(resumed(newer)).isTrue();
        assertThat(alice.socket.closeCode).isEqualTo(4409);
        alice.handler.closed(4409);
        alice.says("from the old socket");
        assertThat(bob.socket.messages("peer-state")).isEmpty();
        assertThat(bob.socket.messages("left")).isEmpty();
        assertThat(bob.socket.messages("message")).isEmpty();
        newer.says("from the new one");
        assertThat(newer.socket.messages("message")).hasSize(1);
    }

    @Test
    void whatIsNotAcknowledgedComesAgainUnderItsOldNumber() {
        alice.subscribe("calls", "/topic/rooms", "ack", "client-individual");
        Frame list = alice.socket.message("room-list");
        alice.handler.closed(CUT);

        StompGuest again = resumes(alice, "alice", lastNumber(alice));

        assertThat(numbers(again)).contains(list.header("message-id"));
        assertThat(again.socket.message("room-list").body()).isEqualTo(list.body());
        again.say(Command.ACK, "id", list.header("ack"));
        again.handler.closed(CUT);
        StompGuest third = resumes(again, "alice", lastNumber(again));
        assertThat(third.socket.messages("room-list")).isEmpty();
    }

    @Test
    void inClientModeOneAcknowledgementCoversWhatCameBefore() {
        alice.say(Command.UNSUBSCRIBE, "id", "room");
        alice.subscribe("room", "/topic/rooms/standup", "ack", "client");
        bob.says("one");
        bob.says("two");
        bob.says("three");
        List<Frame> said = alice.socket.messages("message");
        alice.say(Command.ACK, "id", said.get(1).header("ack"));
        alice.handler.closed(CUT);

        StompGuest again = resumes(alice, "alice", lastNumber(alice));

        assertThat(again.socket.messages("message").stream().map(frame -> frame.header("message-id")))
                .containsExactly(said.get(2).header("message-id"));
    }

    @Test
    void aReceiptThatIsStillDueGoesToTheNewSocket() {
        fixture.signaling.journal().holdBack();
        alice.send("/app/rooms/standup", "{\"type\":\"message\",\"id\":\"1\",\"text\":\"x\"}", "receipt", "r");
        alice.handler.closed(CUT);
        StompGuest again = resumes(alice, "alice", lastNumber(alice));

        fixture.signaling.journal().commit();

        assertThat(again.socket.last(Command.RECEIPT).header("receipt-id")).isEqualTo("r");
    }

    @Test
    void aBrokenFrameHoldsNoPlace() {
        alice.say("NONSENSE\n\n\0");
        alice.handler.closed(1002);

        assertThat(bob.socket.messages("left")).hasSize(1);
    }
}
