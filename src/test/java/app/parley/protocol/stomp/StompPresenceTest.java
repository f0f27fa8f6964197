package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Frame;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Protocol, section 4: who is here, as STOMP tells it. */
class StompPresenceTest {
    private static final int LARGE_TEAM = 600;

    private final StompGuest.Fixture fixture = new StompGuest.Fixture();

    @Test
    void whoAsksForBatchesGetsTheListAndThenAllThatChangedInOneMessage() {
        StompGuest alice = fixture.connects("alice");
        alice.subscribe("p", "/topic/presence", "batch", "true");
        fixture.hub().rounds().publish();
        alice.socket.sent.clear();

        fixture.connects("bob");
        fixture.connects("carol");
        fixture.hub().rounds().publish();

        assertThat(alice.socket.frames()).hasSize(1);
        Frame changes = alice.socket.message("presence-changes");
        assertThat(changes.header("subscription")).isEqualTo("p");
        assertThat(changes.header("destination")).isEqualTo("/topic/presence");
        assertThat(RecordingSocketSink.parse(changes.body()).at("/users").findValuesAsText("user"))
                .containsExactly("bob", "carol");
    }

    @Test
    void whoDoesNotAskGetsAMessagePerChange() {
        StompGuest alice = fixture.connects("alice");
        alice.subscribe("p", "/topic/presence");
        fixture.hub().rounds().publish();
        alice.socket.sent.clear();

        fixture.connects("bob");
        fixture.connects("carol");
        fixture.hub().rounds().publish();

        assertThat(alice.socket.messages("presence"))
                .extracting(frame -> RecordingSocketSink.parse(frame.body())
                        .at("/presence/user")
                        .asText())
                .containsExactly("bob", "carol");
    }

    @Test
    void theListOfALargeTeamIsEncodedOnceAndItsBytesAreShared() {
        for (int i = 0; i < LARGE_TEAM; i++) {
            fixture.signaling.account("Somebody" + i);
        }
        StompGuest alice = fixture.connects("alice");
        StompGuest bob = fixture.connects("bob");
        alice.subscribe("p", "/topic/presence");
        bob.subscribe("q", "/topic/presence");
        fixture.hub().rounds().publish();

        assertThat(alice.socket.message("presence-list").header("subscription")).isEqualTo("p");
        assertThat(bob.socket.message("presence-list").header("subscription")).isEqualTo("q");
        ByteBuffer shared = alice.socket.shared.get(alice.socket.shared.size() - 1);
        assertThat(bob.socket.shared.get(bob.socket.shared.size() - 1)).isSameAs(shared);
    }
}
