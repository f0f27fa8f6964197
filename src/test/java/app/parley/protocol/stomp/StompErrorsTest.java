package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol, sections 3 and 9: what is answered to whoever sends something broken. */
class StompErrorsTest {
    private final StompGuest.Fixture fixture = new StompGuest.Fixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEND\nreceipt:r\\c1\ndestination:/app/presence\nx:\\q\n\n{}\0",
                "SEND\nx:\\q\nreceipt:r\\c1\ndestination:/app/presence\n\n{}\0",
                "SEND\nx\rx:1\nreceipt:r\\c1\ndestination:/app/presence\n\n{}\0",
                "SEND\noops\nreceipt:r\\c1\ndestination:/app/presence\n\n{}\0",
                "SEND\ndestination:/app/presence\ncontent-length:x\nreceipt:r\\c1\n\n{}\0",
                "SEND\ndestination:/app/presence\ncontent-length:9\nreceipt:r\\c1\n\n{}\0",
                "SEND\ndestination:/app/presence\nreceipt:r\\c1\n\n{}",
                "SEND\ndestination:/app/presence\nreceipt:r\\c1\nreceipt:second\n\n{}\0SEND\n\n\0",
                "SEND\nreceipt:r\\c1\n\n{}\0",
                "SEND\r\nreceipt:r\\c1\r\n\r\n{}\0",
                "SEND\nreceipt:r\\c1\ndestination:/app",
                "\n\nSHOUT\nreceipt:r\\c1\n\n\0",
                "UNSUBSCRIBE\nid:1\nreceipt:r\\c1\n\nbody\0",
                "BEGIN\nreceipt:r\\c1\n\n\0",
                "CONNECT\naccept-version:1.2\nreceipt:r:1\n\n\0",
                "MESSAGE\nsubscription:1\nmessage-id:1\ndestination:/a\nreceipt:r\\c1\n\n\0"
            })
    void anErrorCarriesTheReceiptWhateverElseIsBroken(String broken) {
        StompGuest alice = fixture.connects("alice");

        alice.say(broken);

        assertThat(alice.socket.last(Command.ERROR).header("receipt-id")).isEqualTo("r:1");
        assertThat(alice.socket.closeCode).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT\naccept-version:1.1\nreceipt:r1\n\n\0",
                "CONNECT\naccept-version:1.2\nreceipt:r1\nheart-beat:x\n\n\0",
                "CONNECT\naccept-version:1.2\nreceipt:r1\nlogin:alice\npasscode:wrong\n\n\0",
                "SUBSCRIBE\nid:1\ndestination:/topic/rooms\nreceipt:r1\n\n\0"
            })
    void soDoesOneThatEndsAConnectionBeforeItBegan(String frame) {
        StompGuest guest = fixture.opens();

        guest.say(frame);

        assertThat(guest.socket.last(Command.ERROR).header("receipt-id")).isEqualTo("r1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEND\nreceipt:\\q\ndestination:/a\n\n\0",
                "SEND\nreceipt:a\rb\ndestination:/a\n\n\0",
                "SEND\ndestination:/a\nx:\\q\n\nreceipt:1\n\0",
                "SEND\nx:\\q\n\0\nreceipt:1\n",
                "SHOUT"
            })
    void whatIsNoReceiptIsNotMistakenForOne(String broken) {
        StompGuest alice = fixture.connects("alice");

        alice.say(broken);

        assertThat(alice.socket.last(Command.ERROR).header("receipt-id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "{\"type\":\"lock\"} {}",
                "{\"type\":\"lock\"} x",
                "{\"type\":",
                "[1]",
                "{\"type\":\"message\",\"id\":\"1\",\"text\":\"\\q\"}",
                "{\"type\":\"message\",\"id\":\"1\",\"text\":\"a\nb\"}",
                "{\"type\":\"peer-state\",\"state\":01}",
                "{\"type\":\"peer-state\",\"state\":{\"mic\":NaN}}"
            })
    void peopleReadNoWordsOfTheParser(String body) {
        StompGuest alice = fixture.enters("alice");

        alice.send("/app/rooms/standup", body);

        assertThat(alice.refusal()).isEqualTo("bad-request");
        JsonNode refused =
                RecordingSocketSink.parse(alice.socket.message("refused").body());
        assertThat(refused.get("message").asText())
                .doesNotContain("token", "Token", "START_", "Jackson", "java", "JsonParser", "expected", "Unrecognized")
                .endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"id\":\"1\",\"text\":\"a\",\"text\":\"b\"}",
                "{\"type\":\"lock\",\"type\":\"unlock\"}",
                "{\"type\":\"peer-state\",\"state\":{\"mic\":true,\"mic\":false}}",
                "{\"type\":\"lock\",\"x\":{\"a\":1,\"\\u0061\":2}}"
            })
    void aFieldThatIsThereTwiceIsRefused(String body) {
        StompGuest alice = fixture.enters("alice");

        alice.send("/app/rooms/standup", body);

        assertThat(alice.refusal()).isEqualTo("bad-request");
        assertThat(alice.socket.message("refused").body()).contains("twice");
    }

    @Test
    void aSignalWithAFieldThatIsThereTwiceReachesNobody() {
        StompGuest alice = fixture.enters("alice");
        StompGuest bob = fixture.enters("bob");

        for (String field : new String[] {"\"x\":1,\"x\":2", "\"x\":{\"a\":1,\"a\":2}", "\"type\":\"hang-up\""}) {
            alice.send("/app/rooms/standup/peers/" + bob.peer(), "{\"type\":\"hang-up\"," + field + "}");

            assertThat(alice.refusal()).isEqualTo("bad-request");
        }

        assertThat(alice.socket.messages("refused")).hasSize(3);
        assertThat(bob.socket.messages("hang-up")).isEmpty();
    }

    @Test
    void aRefusalSaysHowDeepABodyMayBe() {
        StompGuest alice = fixture.enters("alice");

        alice.send("/app/rooms/standup", "{\"type\":\"lock\",\"x\":" + "[".repeat(40) + "]".repeat(40) + "}");

        Frame refused = alice.socket.message("refused");
        assertThat(RecordingSocketSink.parse(refused.body()).get("message").asText())
                .contains("32");
    }
}
