package app.parley.ws;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be written to one socket. Thread-safe. One batch is in flight at a time, the next goes when Jetty says
 * it is through; so what the client has not taken is known to the byte, and never more than allowed. Batches go straight
 * to the connection, because Jetty's session takes frames one by one; its own frames, those that close, go when nothing of
 * ours is under way.
 */
final class SocketWriter extends IteratingCallback {
    private static final int BATCH_BYTES = 131_072;
    private static final int CONTROL_BYTES = 2 * (2 + 125);
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    private final CoreSession core;
    private final EndPoint connection;
    private final int maxBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Outgoing> queue = new ArrayDeque<>(1);
    private byte @Nullable [] pong;
    private boolean ping;
    private int bytes;
    private int excused;
    private int bytesInFlight;
    private long oldestInFlight;
    private long lastSentAt = System.nanoTime();
    private boolean overflown;
    private volatile int closeCode;
    private String closeReason = "";
    private boolean closeSent;
    private @Nullable Callback whenThrough;

    SocketWriter(CoreSession core, int maxBytes) {
        this.core = core;
        this.connection = ((WebSocketCoreSession) core).getConnection().getEndPoint();
        this.maxBytes = maxBytes;
    }

    /**
     * Queues one text message, in two parts, of which others may share the second. It counts for half of what is allowed at
     * most: a list of a large team is not a slow client's doing. What is queued goes with the next {@link #iterate()}.
     */
    void queue(byte[] head, ByteBuffer rest) {
        lock.lock();
        try {
            if (closeCode != 0 || overflown) {
                return;
            }
            Outgoing message = new Outgoing(head, rest, System.nanoTime());
            bytes += message.left();
            excused += message.excusedBeyond(maxBytes / 2);
            if (bytes - excused > maxBytes) {
                overflown = true;
                queue.clear();
                return;
            }
            queue.add(message);
        } finally {
            lock.unlock();
        }
    }

    /** Whether more waits than goes in one batch. */
    boolean isBehind() {
        lock.lock();
        try {
            return bytes > BATCH_BYTES;
        } finally {
            lock.unlock();
        }
    }

    void ping() {
        lock.lock();
        try {
            ping = true;
        } finally {
            lock.unlock();
        }
        iterate();
    }

    /** Answers a ping. Only the latest one counts (RFC 6455, 5.5.3), so a flood of them fills nothing. */
    void pong(byte[] payload) {
        lock.lock();
        try {
            pong = payload;
        } finally {
            lock.unlock();
        }
        iterate();
    }

    /** @return whether this call decided how the socket closes */
    boolean closeAfterQueued(int code, String reason) {
        lock.lock();
        try {
            if (closeCode != 0) {
                return false;
            }
            closeCode = code;
            closeReason = reason;
        } finally {
            lock.unlock();
        }
        iterate();
        return true;
    }

    /** Gives up on what is queued: the close frame is next. */
    boolean closeNow(int code, String reason) {
        lock.lock();
        try {
            queue.clear();
        } finally {
            lock.unlock();
        }
        return closeAfterQueued(code, reason);
    }

    /** The client has closed and takes nothing any more: leaves the connection to Jetty. */
    void giveWay(Callback jetty) {
        lock.lock();
        try {
            queue.clear();
            whenThrough = jetty;
        } finally {
            lock.unlock();
        }
        iterate();
        if (isFailed()) {
            giveWayNow();
        }
    }

    private boolean giveWayNow() {
        Callback jetty;
        lock.lock();
        try {
            jetty = whenThrough;
            whenThrough = null;
        } finally {
            lock.unlock();
        }
        if (jetty == null) {
            return false;
        }
        jetty.succeeded();
        return true;
    }

    /** @return 0 while nobody here decided to close */
    int closeCode() {
        return closeCode;
    }

    /** Whether the client takes too little: more bytes wait than allowed, or one message has waited too long. */
    boolean isTooSlow(long now, long maxNanos) {
        lock.lock();
        try {
            Outgoing next = queue.peek();
            boolean waiting = bytesInFlight > 0 || next != null;
            long oldest = bytesInFlight > 0 || next == null ? oldestInFlight : next.queuedAt();
            return overflown || (waiting && now - oldest > maxNanos);
        } finally {
            lock.unlock();
        }
    }

    boolean hasBeenSilentFor(long now, long nanos) {
        lock.lock();
        try {
            return bytesInFlight == 0 && now - lastSentAt >= nanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected Action process() {
        Batch batch = nextBatch();
        if (!batch.isEmpty()) {
            connection.write(this, batch.buffers());
            return Action.SCHEDULED;
        }
        return giveWayNow() ? Action.IDLE : closeIfAsked();
    }

    private Batch nextBatch() {
        lock.lock();
        try {
            if (closeSent) {
                return new Batch(0, 0);
            }
            Batch batch = emptyBatch();
            if (pong != null) {
                batch.putFrameHead(PONG, pong.length);
                batch.put(pong, 0, pong.length);
                pong = null;
            }
            if (ping) {
                batch.putFrameHead(PING, 0);
                ping = false;
            }
            putMessages(batch);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private Batch emptyBatch() {
        int size = pong != null || ping ? CONTROL_BYTES : 0;
        int toCopy = size;
        for (Outgoing message : queue) {
            size += message.size();
            toCopy += message.toCopy();
            if (size >= BATCH_BYTES) {
                break;
            }
        }
        return new Batch(Math.min(size, BATCH_BYTES), Math.min(toCopy, BATCH_BYTES));
    }

    private void putMessages(Batch batch) {
        Outgoing next = queue.peek();
        if (next != null) {
            oldestInFlight = next.queuedAt();
        }
        bytesInFlight = 0;
        boolean room = true;
        while (next != null && room) {
            int before = next.left();
            room = next.putInto(batch);
            bytesInFlight += before - next.left();
            if (room) {
                excused -= queue.remove().excusedBeyond(maxBytes / 2);
                next = queue.peek();
            }
        }
    }

    private Action closeIfAsked() {
        lock.lock();
        try {
            if (closeCode == 0 || closeSent) {
                return Action.IDLE;
            }
            closeSent = true;
        } finally {
            lock.unlock();
        }
        core.close(closeCode, closeReason.isEmpty() ? null : closeReason, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
        lock.lock();
        try {
            // Pings are no heart-beats: only messages break the silence.
            if (bytesInFlight > 0) {
                bytes -= bytesInFlight;
                bytesInFlight = 0;
                lastSentAt = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The socket is broken; Jetty says so to its handler as well. */
    @Override
    protected void onFailure(Throwable cause) {
        lock.lock();
        try {
            queue.clear();
            bytesInFlight = 0;
        } finally {
            lock.unlock();
        }
        giveWayNow();
    }
}
