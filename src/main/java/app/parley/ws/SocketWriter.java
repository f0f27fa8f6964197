package app.parley.ws;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be written to one socket. Thread-safe. One batch is in flight at a time, the next goes when Jetty
 * says it is through; so what the client has not taken is known to the byte, and never more than allowed.
 */
final class SocketWriter extends IteratingCallback {
    private static final byte[] NOTHING = new byte[0];
    private static final int BATCH_BYTES = 65_536;

    private final CoreSession core;
    private final int maxBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Outgoing> queue = new ArrayDeque<>();
    private final List<Outgoing> inFlight = new ArrayList<>();
    private byte @Nullable [] pong;
    private boolean ping;
    private int bytes;
    private long lastSentAt = System.nanoTime();
    private boolean overflown;
    private int closeCode;
    private String closeReason = "";
    private boolean closeSent;

    private static final class Outgoing {
        private final byte[] message;
        private final byte @Nullable [] shared;
        private final int counted;
        private final long queuedAt;

        private Outgoing(byte[] message, byte @Nullable [] shared, int counted, long queuedAt) {
            this.message = message;
            this.shared = shared;
            this.counted = counted;
            this.queuedAt = queuedAt;
        }

        private int length() {
            return message.length + (shared == null ? 0 : shared.length);
        }

        /** A long message goes as two fragments (RFC 6455, 5.4), so that what is shared is never copied. */
        private void addTo(List<Frame> frames) {
            Frame first = new Frame(OpCode.TEXT, ByteBuffer.wrap(message));
            frames.add(first);
            if (shared != null) {
                first.setFin(false);
                frames.add(new Frame(OpCode.CONTINUATION, ByteBuffer.wrap(shared)));
            }
        }
    }

    SocketWriter(CoreSession core, int maxBytes) {
        this.core = core;
        this.maxBytes = maxBytes;
    }

    /** Queues one text message. What is queued goes with the next {@link #iterate()}. */
    void queue(byte[] message) {
        queue(message, null, message.length);
    }

    /**
     * Queues one text message whose second part other sockets send as well. It counts for half of what is allowed at most:
     * a list of a large team is not a slow client's doing.
     */
    void queue(byte[] head, byte[] shared) {
        queue(head, shared, head.length + Math.min(shared.length, maxBytes / 2));
    }

    private void queue(byte[] message, byte @Nullable [] shared, int counted) {
        lock.lock();
        try {
            if (closeCode != 0 || overflown) {
                return;
            }
            bytes += counted;
            if (bytes > maxBytes) {
                overflown = true;
                queue.clear();
                return;
            }
            queue.add(new Outgoing(message, shared, counted, System.nanoTime()));
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

    /** @return 0 while nobody here decided to close */
    int closeCode() {
        lock.lock();
        try {
            return closeCode;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the client takes too little: more bytes wait than allowed, or one message has waited too long. */
    boolean isTooSlow(long now, long maxNanos) {
        lock.lock();
        try {
            Outgoing oldest = inFlight.isEmpty() ? queue.peek() : inFlight.get(0);
            return overflown || (oldest != null && now - oldest.queuedAt > maxNanos);
        } finally {
            lock.unlock();
        }
    }

    boolean hasBeenSilentFor(long now, long nanos) {
        lock.lock();
        try {
            return inFlight.isEmpty() && now - lastSentAt >= nanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected Action process() {
        List<Frame> frames = nextFrames();
        if (frames.isEmpty()) {
            return closeIfAsked();
        }
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) {
            core.sendFrame(frames.get(i), Callback.NOOP, true);
        }
        core.sendFrame(frames.get(last), this, false);
        return Action.SCHEDULED;
    }

    private List<Frame> nextFrames() {
        List<Frame> frames = new ArrayList<>();
        lock.lock();
        try {
            if (closeSent) {
                return frames;
            }
            if (pong != null) {
                frames.add(new Frame(OpCode.PONG, ByteBuffer.wrap(pong)));
                pong = null;
            }
            if (ping) {
                frames.add(new Frame(OpCode.PING, ByteBuffer.wrap(NOTHING)));
                ping = false;
            }
            int taken = 0;
            for (Outgoing next = queue.peek(); next != null && taken < BATCH_BYTES; next = queue.peek()) {
                taken += next.length();
                inFlight.add(queue.remove());
                next.addTo(frames);
            }
        } finally {
            lock.unlock();
        }
        return frames;
    }

    private Action closeIfAsked() {
        int code;
        lock.lock();
        try {
            if (closeCode == 0 || closeSent) {
                return Action.IDLE;
            }
            closeSent = true;
            code = closeCode;
        } finally {
            lock.unlock();
        }
        core.close(code, closeReason.isEmpty() ? null : closeReason, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
        lock.lock();
        try {
            for (Outgoing sent : inFlight) {
                bytes -= sent.counted;
            }
            // Pings are no heart-beats: only messages break the silence.
            if (!inFlight.isEmpty()) {
                lastSentAt = System.nanoTime();
            }
            inFlight.clear();
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
            inFlight.clear();
        } finally {
            lock.unlock();
        }
    }
}
