package app.parley.ws.write;

import java.nio.ByteBuffer;
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
public final class SocketWriter extends IteratingCallback {
    private static final int BATCH_BYTES = 131_072;
    private static final int CONTROL_BYTES = 2 * (2 + 125);
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    private final CoreSession core;
    private final EndPoint connection;

    private final ReentrantLock lock = new ReentrantLock();
    private final OutboundQueue backlog;
    private byte @Nullable [] pong;
    private boolean ping;
    private long lastSentAt = System.nanoTime();
    private @Nullable WriteBatch inFlight;
    private long bytesWritten;
    private volatile int closeCode;
    private String closeReason = "";
    private boolean closeSent;
    private @Nullable Callback whenThrough;

    public SocketWriter(CoreSession core, int maxBytes) {
        this.core = core;
        this.connection = ((WebSocketCoreSession) core).getConnection().getEndPoint();
        this.backlog = new OutboundQueue(maxBytes);
    }

    /** Queues one text message, in two parts, of which others may share the second. It goes with the next {@link #iterate()}. */
    public void queue(byte[] head, ByteBuffer rest) {
        lock.lock();
        try {
            if (closeCode == 0) {
                backlog.add(new OutboundMessage(head, rest, System.nanoTime()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that the client has not taken yet. */
    public int waitingBytes() {
        lock.lock();
        try {
            return backlog.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** Whether more waits than goes in one batch. */
    public boolean isBehind() {
        lock.lock();
        try {
            return backlog.isOver(BATCH_BYTES);
        } finally {
            lock.unlock();
        }
    }

    public void ping() {
        lock.lock();
        try {
            ping = true;
        } finally {
            lock.unlock();
        }
        iterate();
    }

    /** Answers a ping. Only the latest one counts (RFC 6455, 5.5.3), so a flood of them fills nothing. */
    public void pong(byte[] payload) {
        lock.lock();
        try {
            pong = payload;
        } finally {
            lock.unlock();
        }
        iterate();
    }

    /** @return whether this call decided how the socket closes */
    public boolean closeAfterQueued(int code, String reason) {
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

    /** Gives up on what is queued: the close frame is next, after a message that has begun. */
    public boolean closeNow(int code, String reason) {
        lock.lock();
        try {
            backlog.forgetUnbegun();
        } finally {
            lock.unlock();
        }
        return closeAfterQueued(code, reason);
    }

    /** The client has closed and takes nothing any more: leaves the connection to Jetty. */
    public void giveWay(Callback jetty) {
        lock.lock();
        try {
            backlog.forget();
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
    public int closeCode() {
        return closeCode;
    }

    /** Whether the client takes too little: more bytes wait than allowed, or one message has waited too long. */
    public boolean isTooSlow(long now, long maxNanos) {
        lock.lock();
        try {
            return backlog.isTooSlow(now, maxNanos);
        } finally {
            lock.unlock();
        }
    }

    public boolean hasBeenSilentFor(long now, long nanos) {
        lock.lock();
        try {
            return !backlog.isInFlight() && now - lastSentAt >= nanos;
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that the connection has taken so far. While it takes some, this may lag a little behind. */
    public long taken() {
        lock.lock();
        try {
            return bytesWritten - (inFlight == null ? 0 : inFlight.unwritten());
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected Action process() {
        WriteBatch batch = nextBatch();
        if (!batch.isEmpty()) {
            connection.write(this, takeOff(batch));
            return Action.SCHEDULED;
        }
        return giveWayNow() ? Action.IDLE : closeIfAsked();
    }

    private ByteBuffer[] takeOff(WriteBatch batch) {
        lock.lock();
        try {
            ByteBuffer[] buffers = batch.buffers();
            inFlight = batch;
            bytesWritten += batch.unwritten();
            return buffers;
        } finally {
            lock.unlock();
        }
    }

    private WriteBatch nextBatch() {
        lock.lock();
        try {
            if (closeSent) {
                return new WriteBatch(0, 0);
            }
            WriteBatch batch = backlog.emptyBatch(pong != null || ping ? CONTROL_BYTES : 0, BATCH_BYTES);
            if (pong != null) {
                batch.putFrameHead(PONG, pong.length);
                batch.put(pong, 0, pong.length);
                pong = null;
            }
            if (ping) {
                batch.putFrameHead(PING, 0);
                ping = false;
            }
            backlog.putInto(batch);
            return batch;
        } finally {
            lock.unlock();
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
            inFlight = null;
            // Pings are no heart-beats: only messages break the silence.
            if (backlog.landed()) {
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
            backlog.lost();
        } finally {
            lock.unlock();
        }
        giveWayNow();
    }
}
