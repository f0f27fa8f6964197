package app.parley.protocol.json;

import app.parley.hub.value.CloseReason;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Topic;
import app.parley.protocol.SocketSink;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way out to one client of the json dialect. It ends with its socket. Thread-safe; nothing is encoded before
 * {@link #flush()}.
 */
final class JsonOutbox implements Outbox {
    private final JsonEncoder encoder;
    private final SocketSink wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<EventEnvelope> unencoded = new ArrayDeque<>();

    JsonOutbox(JsonEncoder encoder, SocketSink wire) {
        this.encoder = encoder;
        this.wire = wire;
    }

    /** Drops events of other topics, which this dialect cannot express. */
    @Override
    public void send(Topic topic, EventEnvelope notice) {
        if (!topic.equals(Topic.FLOOR)) {
            return;
        }
        lock.lock();
        try {
            unencoded.add(notice);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        encode();
        wire.flush();
    }

    @Override
    public boolean isBehind() {
        return wire.isBehind();
    }

    @Override
    public void dropped(Topic topic) {}

    @Override
    public void close(CloseReason farewell) {
        encode();
        wire.close(farewell.closeCode(), farewell.reason());
    }

    private void encode() {
        lock.lock();
        try {
            for (EventEnvelope next = unencoded.poll(); next != null; next = unencoded.poll()) {
                encoder.encode(next).ifPresent(wire::send);
            }
        } finally {
            lock.unlock();
        }
    }
}
