package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Frame;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Protocol, section 4: who is here, as STOMP tells it. */
class StompPresenceTest {
    private static final int LARGE_TEAM = 600;

    private final StompGuest.Lobby lobby = new StompGuest.Lobby();

    @Test
    void whoAsksForBatchesGetsTheListAndThenAllThatChangedInOneMessage() {
        StompGuest alice = lobby.connects("alice");
        alice.subscribe("p", "/topic/presence", "batch", "true");
        lobby.hub().news().publish();
        alice.wire.sent.clear();

        lobby.connects("bob");
        lobby.connects("carol");
        lobby.hub().news().publish();

        assertThat(alice.wire.frames()).hasSize(1);
        Frame changes = alice.wire.message("presence-changes");
        assertThat(changes.header("subscription")).isEqualTo("p");
        assertThat(changes.header("destination")).isEqualTo("/topic/presence");
        assertThat(RecordingSocketSink.parse(changes.body()).at("/users").findValuesAsText("user"))
                .containsExactly("bob", "carol");
    }

    @Test
    void whoDoesNotAskGetsAMessagePerChange() {
        StompGuest alice = lobby.connects("alice");
        alice.subscribe("p", "/topic/presence");
        lobby.hub().news().publish();
        alice.wire.sent.clear();

        lobby.connects("bob");
        lobby.connects("carol");
        lobby.hub().news().publish();

        assertThat(alice.wire.messages("presence"))
                .extracting(frame -> RecordingSocketSink.parse(frame.body())
                        .at("/presence/user")
                        .asText())
                .containsExactly("bob", "carol");
    }

    @Test
    void theListOfALargeTeamIsEncodedOnceAndItsBytesAreShared() {
        for (int i = 0; i < LARGE_TEAM; i++) {
            lobby.house.account("Somebody" + i);
        }
        StompGuest alice = lobby.connects("alice");
        StompGuest bob = lobby.connects("bob");
        alice.subscribe("p", "/topic/presence");
        bob.subscribe("q", "/topic/presence");
        lobby.hub().news().publish();

        assertThat(alice.wire.message("presence-list").header("subscription")).isEqualTo("p");
        assertThat(bob.wire.message("presence-list").header("subscription")).isEqualTo("q");
        ByteBuffer shared = alice.wire.shared.get(alice.wire.shared.size() - 1);
        assertThat(bob.wire.shared.get(bob.wire.shared.size() - 1)).isSameAs(shared);
    }
}
