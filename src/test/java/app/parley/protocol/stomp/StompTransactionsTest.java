package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Command;
import org.junit.jupiter.api.Test;

/** Protocol, section 3: transactions and acknowledgements. */
class StompTransactionsTest {
    private static final String ROOM = "/app/rooms/standup";
    private final StompGuest.Fixture fixture = new StompGuest.Fixture();
    private final StompGuest alice = fixture.enters("alice");

    private void react(String... headers) {
        alice.send(ROOM, "{\"type\":\"reaction\",\"emoji\":\"👍\"}", headers);
    }

    @Test
    void whatIsSentInATransactionWaitsForItsCommit() {
        alice.say(Command.BEGIN, "transaction", "t");
        react("transaction", "t", "receipt", "r");
        react("transaction", "t");

        assertThat(alice.socket.messages("reaction")).isEmpty();
        assertThat(alice.socket.frames(Command.RECEIPT)).isEmpty();

        alice.say(Command.COMMIT, "transaction", "t", "receipt", "all");

        assertThat(alice.socket.messages("reaction")).hasSize(2);
        assertThat(alice.socket.frames(Command.RECEIPT).stream().map(frame -> frame.header("receipt-id")))
                .containsExactly("r", "all");
    }

    @Test
    void anAbortedTransactionDidNothing() {
        alice.say(Command.BEGIN, "transaction", "t");
        react("transaction", "t");
        alice.say(Command.ABORT, "transaction", "t");
        alice.say(Command.COMMIT, "transaction", "t");

        assertThat(alice.socket.messages("reaction")).isEmpty();
        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void aTransactionHolds64Frames() {
        alice.say(Command.BEGIN, "transaction", "t");
        for (int i = 0; i < 64; i++) {
            react("transaction", "t");
        }
        assertThat(alice.socket.messages("refused")).isEmpty();

        react("transaction", "t", "receipt", "r65");

        assertThat(alice.refusal()).isEqualTo("bad-request");
        assertThat(alice.socket.message("refused").header("receipt-id")).isEqualTo("r65");

        alice.say(Command.COMMIT, "transaction", "t");

        assertThat(alice.socket.messages("reaction")).hasSize(64);
    }

    @Test
    void unknownAndDoubledTransactionsAreRefused() {
        react("transaction", "none");
        alice.say(Command.BEGIN, "transaction", "t");
        alice.say(Command.BEGIN, "transaction", "t");
        alice.say(Command.ABORT, "transaction", "none");

        assertThat(alice.socket.messages("refused").stream().map(frame -> frame.header("code")))
                .containsExactly("bad-request", "bad-request", "bad-request");
    }

    @Test
    void aCommitIsRefusedWhenAPartOfItIs() {
        alice.say(Command.BEGIN, "transaction", "t");
        alice.send("/app/rooms/none", "{\"type\":\"reaction\",\"emoji\":\"👍\"}", "transaction", "t");
        react("transaction", "t");

        alice.say(Command.COMMIT, "transaction", "t", "receipt", "all");

        assertThat(alice.socket.frames(Command.RECEIPT)).isEmpty();
        assertThat(alice.socket.message("refused").header("receipt-id")).isEqualTo("all");
        assertThat(alice.socket.messages("reaction")).hasSize(1);
    }

    @Test
    void anUnknownAckModeIsRefused() {
        alice.subscribe("x", "/topic/rooms", "ack", "sometimes");

        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void whoAcknowledgesGetsTheNumberToDoItWith() {
        alice.subscribe("x", "/topic/rooms", "ack", "client");

        var list = alice.socket.message("room-list");

        assertThat(list.header("ack")).isNotNull().isEqualTo(list.header("message-id"));
        alice.say(Command.ACK, "id", list.header("ack"));
        alice.say(Command.ACK, "id", list.header("ack"));
        assertThat(alice.socket.messages("refused")).isEmpty();
    }

    @Test
    void whatNeverWasCannotBeAcknowledged() {
        alice.say(Command.ACK, "id", "4000");
        alice.say(Command.NACK, "id", "first");

        assertThat(alice.socket.messages("refused").stream().map(frame -> frame.header("code")))
                .containsExactly("bad-request", "bad-request");
    }
}
