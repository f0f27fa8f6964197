package app.parley.dialect;

import app.parley.hub.Farewell;
import app.parley.hub.Notice;
import app.parley.hub.Outbox;
import app.parley.hub.Topic;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way out to one client of the json dialect. It ends with its socket. Thread-safe; nothing is encoded before
 * {@link #flush()}.
 */
final class JsonSession implements Outbox {
    private final JsonEncoder encoder;
    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Notice> unencoded = new ArrayDeque<>();

    JsonSession(JsonEncoder encoder, Wire wire) {
        this.encoder = encoder;
        this.wire = wire;
    }

    /** What is not said on the floor is for other dialects: this one has no word for it. */
    @Override
    public void send(Topic topic, Notice notice) {
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
    public void close(Farewell farewell) {
        encode();
        wire.close(farewell.closeCode(), farewell.reason());
    }

    private void encode() {
        lock.lock();
        try {
            for (Notice next = unencoded.poll(); next != null; next = unencoded.poll()) {
                encoder.encode(next).ifPresent(wire::send);
            }
        } finally {
            lock.unlock();
        }
    }
}
