package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import org.junit.jupiter.api.Test;

/** Protocol, section 4: messages to a person. */
class StompMessagesTest {
    private static final String HELLO = "{\"type\":\"message\",\"id\":\"m1\",\"text\":\"hello\"}";

    private final StompGuest.Fixture fixture = new StompGuest.Fixture();
    private final StompGuest alice = fixture.connects("alice");
    private final StompGuest bob = fixture.connects("bob");

    @Test
    void aMessageReachesBothAndItsReceiptComesWithTheCommit() {
        alice.subscribe("m", "/user/queue/messages");
        bob.subscribe("m", "/user/queue/messages");
        fixture.signaling.journal().holdBack();

        alice.send("/app/people/bob", HELLO, "receipt", "r1");
        fixture.hub().tick();
        assertThat(receipts(alice)).isZero();
        assertThat(bob.socket.messages("message")).isEmpty();
        fixture.signaling.journal().commit();
        fixture.hub().tick();

        assertThat(receipts(alice)).isOne();
        Frame heard = bob.socket.message("message");
        assertThat(heard.header("user")).isEqualTo("alice");
        assertThat(heard.header("destination")).isEqualTo("/user/queue/messages");
        assertThat(RecordingSocketSink.parse(heard.body()).toString())
                .startsWith("{\"type\":\"message\",\"id\":\"m1\",\"user\":\"alice\",\"name\":\"Alice\",\"guest\":false,"
                        + "\"to\":\"bob\",\"text\":\"hello\",\"at\":\"");
        assertThat(alice.socket.messages("message")).hasSize(1);
    }

    @Test
    void whatIsNotStoredHasNoReceipt() {
        fixture.signaling.journal().holdBack();
        alice.send("/app/people/bob", HELLO, "receipt", "r1");

        fixture.signaling.journal().fail(new RequestException(ErrorCode.INTERNAL, "This cannot be stored."));

        assertThat(receipts(alice)).isZero();
        assertThat(alice.socket.message("refused").header("receipt-id")).isEqualTo("r1");
    }

    @Test
    void whatWasReadIsToldToTheReader() {
        bob.subscribe("m", "/user/queue/messages");
        bob.send("/app/people/alice", "{\"type\":\"seen\",\"message\":\"m1\"}");
        fixture.hub().tick();

        assertThat(RecordingSocketSink.parse(bob.socket.message("seen").body()).toString())
                .isEqualTo("{\"type\":\"seen\",\"user\":\"alice\",\"message\":\"m1\"}");
    }

    @Test
    void badOnesAreRefused() {
        alice.send("/app/people/nobody", HELLO);
        assertThat(refusal(alice)).isEqualTo("no-such-user");
        alice.send("/app/people/bob", "{\"type\":\"message\",\"id\":\"m1\"}");
        assertThat(refusal(alice)).isEqualTo("bad-request");
        alice.send("/app/people/bob", "{\"type\":\"ring\",\"id\":\"m1\"}");
        assertThat(refusal(alice)).isEqualTo("bad-request");
        alice.send("/app/people/No one", HELLO);
        assertThat(refusal(alice)).isEqualTo("no-such-destination");
    }

    @Test
    void guestsNeitherWriteNorListen() {
        fixture.signaling.guest("Gus");
        StompGuest gus = fixture.connects("guest-gus");

        gus.send("/app/people/bob", HELLO);
        assertThat(refusal(gus)).isEqualTo("forbidden");
        gus.subscribe("m", "/user/queue/messages");
        assertThat(refusal(gus)).isEqualTo("forbidden");
    }

    private static long receipts(StompGuest guest) {
        return guest.socket.frames().stream()
                .filter(frame -> frame.command() == Command.RECEIPT)
                .count();
    }

    private static String refusal(StompGuest guest) {
        String code = guest.socket.message("refused").header("code");
        guest.socket.sent.clear();
        return String.valueOf(code);
    }
}
