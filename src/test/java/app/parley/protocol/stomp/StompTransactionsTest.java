package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Command;
import org.junit.jupiter.api.Test;

/** Protocol, section 3: transactions and acknowledgements. */
class StompTransactionsTest {
    private static final String ROOM = "/app/rooms/standup";
    private final StompGuest.Lobby lobby = new StompGuest.Lobby();
    private final StompGuest alice = lobby.enters("alice");

    private void react(String... headers) {
        alice.send(ROOM, "{\"type\":\"reaction\",\"emoji\":\"👍\"}", headers);
    }

    @Test
    void whatIsSentInATransactionWaitsForItsCommit() {
        alice.say(Command.BEGIN, "transaction", "t");
        react("transaction", "t", "receipt", "r");
        react("transaction", "t");

        assertThat(alice.wire.messages("reaction")).isEmpty();
        assertThat(alice.wire.frames(Command.RECEIPT)).isEmpty();

        alice.say(Command.COMMIT, "transaction", "t", "receipt", "all");

        assertThat(alice.wire.messages("reaction")).hasSize(2);
        assertThat(alice.wire.frames(Command.RECEIPT).stream().map(frame -> frame.header("receipt-id")))
                .containsExactly("r", "all");
    }

    @Test
    void anAbortedTransactionDidNothing() {
        alice.say(Command.BEGIN, "transaction", "t");
        react("transaction", "t");
        alice.say(Command.ABORT, "transaction", "t");
        alice.say(Command.COMMIT, "transaction", "t");

        assertThat(alice.wire.messages("reaction")).isEmpty();
        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void aTransactionHolds64Frames() {
        alice.say(Command.BEGIN, "transaction", "t");
        for (int i = 0; i < 64; i++) {
            react("transaction", "t");
        }
        assertThat(alice.wire.messages("refused")).isEmpty();

        react("transaction", "t", "receipt", "r65");

        assertThat(alice.refusal()).isEqualTo("bad-request");
        assertThat(alice.wire.message("refused").header("receipt-id")).isEqualTo("r65");

        alice.say(Command.COMMIT, "transaction", "t");

        assertThat(alice.wire.messages("reaction")).hasSize(64);
    }

    @Test
    void unknownAndDoubledTransactionsAreRefused() {
        react("transaction", "none");
        alice.say(Command.BEGIN, "transaction", "t");
        alice.say(Command.BEGIN, "transaction", "t");
        alice.say(Command.ABORT, "transaction", "none");

        assertThat(alice.wire.messages("refused").stream().map(frame -> frame.header("code")))
                .containsExactly("bad-request", "bad-request", "bad-request");
    }

    @Test
    void aCommitIsRefusedWhenAPartOfItIs() {
        alice.say(Command.BEGIN, "transaction", "t");
        alice.send("/app/rooms/none", "{\"type\":\"reaction\",\"emoji\":\"👍\"}", "transaction", "t");
        react("transaction", "t");

        alice.say(Command.COMMIT, "transaction", "t", "receipt", "all");

        assertThat(alice.wire.frames(Command.RECEIPT)).isEmpty();
        assertThat(alice.wire.message("refused").header("receipt-id")).isEqualTo("all");
        assertThat(alice.wire.messages("reaction")).hasSize(1);
    }

    @Test
    void anUnknownAckModeIsRefused() {
        alice.subscribe("x", "/topic/rooms", "ack", "sometimes");

        assertThat(alice.refusal()).isEqualTo("bad-request");
    }

    @Test
    void whoAcknowledgesGetsTheNumberToDoItWith() {
        alice.subscribe("x", "/topic/rooms", "ack", "client");

        var list = alice.wire.message("room-list");

        assertThat(list.header("ack")).isNotNull().isEqualTo(list.header("message-id"));
        alice.say(Command.ACK, "id", list.header("ack"));
        alice.say(Command.ACK, "id", list.header("ack"));
        assertThat(alice.wire.messages("refused")).isEmpty();
    }

    @Test
    void whatNeverWasCannotBeAcknowledged() {
        alice.say(Command.ACK, "id", "4000");
        alice.say(Command.NACK, "id", "first");

        assertThat(alice.wire.messages("refused").stream().map(frame -> frame.header("code")))
                .containsExactly("bad-request", "bad-request");
    }
}
