package app.parley.protocol.stomp;

import app.parley.hub.value.CloseReason;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Limits;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.protocol.RateLimiter;
import app.parley.protocol.SocketSink;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A logical STOMP session: what it listens on, what it was sent, and the socket it has now, if any. It outlives sockets.
 * Thread-safe. Its lock is taken under the hub's, so nothing here calls the hub while holding it; and nothing is encoded
 * before {@link #flush()}, which the hub calls once it has let go of its own.
 */
final class StompOutbox implements Outbox {
    private static final int ROOM_FOR_CONNECTED = 8_192;

    private final MessageEncoder encoder;
    private final ResumeTokens resumptions;
    private final int maxSubscriptions;
    private final RateLimiter rate;

    private final ReentrantLock lock = new ReentrantLock();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Queue<Numbered> unencoded = new ArrayDeque<>();
    private final ResumeBuffer sent;
    private long lastNumber;
    private volatile @Nullable SocketSink socket;
    private @Nullable String token;
    private boolean over;

    private record Numbered(long number, Subscription to, EventEnvelope envelope) {}

    StompOutbox(MessageEncoder encoder, ResumeTokens resumptions, Limits limits, TimeSource clock) {
        this.encoder = encoder;
        this.resumptions = resumptions;
        this.maxSubscriptions = limits.subscriptionsPerSession();
        this.rate = new RateLimiter(clock, limits.framesPerSecond(), limits.frameBurst());
        // All of it goes into the outbox of the socket that resumes, which must not overflow from that alone.
        int fitting = limits.outboxBytes() - ROOM_FOR_CONNECTED;
        this.sent = new ResumeBuffer(limits.resumeMessages(), Math.min(limits.resumeBytes(), fitting));
    }

    // ---- the hub's side

    @Override
    public void send(Topic topic, EventEnvelope envelope) {
        lock.lock();
        try {
            for (Subscription subscription : subscriptions.on(topic)) {
                unencoded.add(new Numbered(++lastNumber, subscription, envelope));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        SocketSink current;
        lock.lock();
        try {
            encodeLocked();
            current = socket;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.flush();
        }
    }

    @Override
    public boolean isBehind() {
        return locked(() -> socket == null || socket.isBehind());
    }

    @Override
    public void dropped(Topic topic) {
        locked(() -> {
            subscriptions.drop(topic);
            return true;
        });
    }

    @Override
    public void close(CloseReason closeReason) {
        hangUp(closeReason.closeCode(), closeReason.reason());
        end();
    }

    // ---- the socket's side

    /** Takes its first socket, or another one in place of what it had. */
    boolean attach(SocketSink fresh, byte[] connected, long lastSeen) {
        SocketSink older;
        lock.lock();
        try {
            encodeLocked();
            if (over || !sent.reachesBackTo(lastSeen)) {
                return false;
            }
            older = socket;
            socket = fresh;
            fresh.send(connected);
            sent.missingAfter(lastSeen).forEach(message -> fresh.send(message.head(), message.tail()));
        } finally {
            lock.unlock();
        }
        if (older != null) {
            older.close(CloseReason.TAKEN_OVER.closeCode(), CloseReason.TAKEN_OVER.reason());
        }
        return true;
    }

    /** @return whether that was the socket of a session that is not over: now it has none */
    boolean detach(SocketSink lost) {
        return locked(() -> {
            if (socket != lost) {
                return false;
            }
            socket = null;
            return !over;
        });
    }

    /** The socket it has, if any, is about to make way for another one of the same user. */
    void vacate() {
        SocketSink current = socket;
        if (current != null) {
            current.vacate();
        }
    }

    /** Whether this is the socket the session has now, and no newer one took it over. */
    boolean isOn(SocketSink one) {
        return socket == one;
    }

    /** @return false when the session is over, and nothing brings it back */
    boolean resumableWith(String fresh) {
        return locked(() -> {
            token = fresh;
            return !over;
        });
    }

    /** The session is over: its token is worth nothing from now on, and nothing is kept for its client. */
    void end() {
        Optional<String> last = locked(() -> {
            over = true;
            subscriptions.clear();
            unencoded.clear();
            sent.clear();
            return Optional.ofNullable(token);
        });
        last.ifPresent(resumptions::forget);
    }

    /** Sends a frame that is no MESSAGE, after what was sent before it. */
    void reply(byte[] frame) {
        SocketSink current;
        lock.lock();
        try {
            encodeLocked();
            current = socket;
            if (current != null) {
                current.send(frame);
            }
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.flush();
        }
    }

    void hangUp(int code, String reason) {
        SocketSink current;
        lock.lock();
        try {
            encodeLocked();
            current = socket;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.close(code, reason);
        }
    }

    /** @return false when the client does not listen to refusals, and has to hear of it in another way */
    boolean refuse(RequestException refusal, @Nullable String receipt, Instant at) {
        ByteBuffer tail = encoder.refused(refusal, receipt, at);
        lock.lock();
        try {
            List<Subscription> listening = subscriptions.on(Topic.ERRORS);
            if (listening.isEmpty()) {
                return false;
            }
            encodeLocked();
            listening.forEach(subscription -> deliverLocked(new OutboundFrame(++lastNumber, subscription, tail)));
        } finally {
            lock.unlock();
        }
        flush();
        return true;
    }

    // ---- subscriptions

    @Nullable
    Subscription find(String id) {
        return locked(() -> Optional.ofNullable(subscriptions.find(id))).orElse(null);
    }

    boolean listensOn(Topic topic) {
        return locked(() -> !subscriptions.on(topic).isEmpty());
    }

    /** @return false when there are as many as allowed */
    boolean add(Subscription subscription) {
        return locked(() -> {
            if (subscriptions.count() >= maxSubscriptions) {
                return false;
            }
            subscriptions.add(subscription);
            return true;
        });
    }

    void remove(Subscription subscription) {
        locked(() -> {
            encodeLocked();
            subscriptions.remove(subscription);
            sent.release(subscription);
            return true;
        });
    }

    /** Takes an ACK or NACK: either way the message need not be kept. */
    void acknowledge(String messageId) {
        boolean known = locked(() -> {
            encodeLocked();
            return sent.acknowledge(messageId);
        });
        if (!known) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "There is no such message to acknowledge.");
        }
    }

    /** Counts a frame. */
    boolean isWithinRate() {
        lock.lock();
        try {
            return rate.take();
        } finally {
            lock.unlock();
        }
    }

    // ---- under the lock

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void encodeLocked() {
        for (Numbered next = unencoded.poll(); next != null; next = unencoded.poll()) {
            deliverLocked(new OutboundFrame(next.number(), next.to(), encoder.tail(next.envelope())));
        }
    }

    private void deliverLocked(OutboundFrame message) {
        assert lock.isHeldByCurrentThread();
        sent.add(message);
        if (socket != null) {
            socket.send(message.head(), message.tail());
        }
    }
}
