package app.parley.bench.jmh;

import app.parley.hub.value.CloseReason;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.Topic;
import app.parley.kernel.PeerId;
import org.jspecify.annotations.Nullable;

/** An outbox that throws everything away but the peer id in the latest snapshot. */
final class PeerSpy implements Outbox {
    private @Nullable PeerId peer;

    @Override
    public void send(Topic topic, EventEnvelope envelope) {
        if (envelope.event() instanceof RoomEvent.Snapshot snapshot) {
            peer = snapshot.you().peer();
        }
    }

    PeerId peer() {
        if (peer == null) {
            throw new IllegalStateException("nobody has entered");
        }
        return peer;
    }

    @Override
    public void flush() {}

    @Override
    public boolean isBehind() {
        return false;
    }

    @Override
    public void dropped(Topic topic) {}

    @Override
    public void close(CloseReason closeReason) {}
}
