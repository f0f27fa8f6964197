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
    private final SocketSink socket;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<EventEnvelope> unencoded = new ArrayDeque<>();

    JsonOutbox(JsonEncoder encoder, SocketSink socket) {
        this.encoder = encoder;
        this.socket = socket;
    }

    /** Drops events of other topics, which this dialect cannot express. */
    @Override
    public void send(Topic topic, EventEnvelope envelope) {
        if (!topic.equals(Topic.JSON)) {
            return;
        }
        lock.lock();
        try {
            unencoded.add(envelope);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        encode();
        socket.flush();
    }

    @Override
    public boolean isBehind() {
        return socket.isBehind();
    }

    @Override
    public void dropped(Topic topic) {}

    @Override
    public void close(CloseReason closeReason) {
        encode();
        socket.close(closeReason.closeCode(), closeReason.reason());
    }

    private void encode() {
        lock.lock();
        try {
            for (EventEnvelope next = unencoded.poll(); next != null; next = unencoded.poll()) {
                encoder.encode(next).ifPresent(socket::send);
            }
        } finally {
            lock.unlock();
        }
    }
}
