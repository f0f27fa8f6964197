package app.parley.dialect;

import app.parley.hub.Code;
import app.parley.hub.Farewell;
import app.parley.hub.Limits;
import app.parley.hub.Notice;
import app.parley.hub.Outbox;
import app.parley.hub.Refusal;
import app.parley.hub.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A logical STOMP session: what it listens on, what it was sent, and the socket it has now, if any. It outlives sockets.
 * Thread-safe. Its lock is taken under the hub's, so nothing here calls the hub while holding it; and nothing is encoded
 * before {@link #flush()}, which the hub calls once it has let go of its own.
 */
final class StompSession implements Outbox {
    private final MessageEncoder encoder;
    private final Resumptions resumptions;
    private final int maxSubscriptions;
    private final RateLimiter rate;

    private final ReentrantLock lock = new ReentrantLock();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Queue<Numbered> unencoded = new ArrayDeque<>();
    private final ResumeBuffer sent;
    private long lastNumber;
    private @Nullable Wire wire;
    private @Nullable String token;
    private boolean over;

    private record Numbered(long number, Subscription to, Notice notice) {}

    StompSession(MessageEncoder encoder, Resumptions resumptions, Limits limits, InstantSource clock) {
        this.encoder = encoder;
        this.resumptions = resumptions;
        this.maxSubscriptions = limits.subscriptionsPerSession();
        this.rate = new RateLimiter(clock, limits.framesPerSecond(), limits.frameBurst());
        this.sent = new ResumeBuffer(limits.resumeMessages(), limits.resumeBytes());
    }

    // ---- the hub's side

    @Override
    public void send(Topic topic, Notice notice) {
        lock.lock();
        try {
            for (Subscription subscription : subscriptions.on(topic)) {
                unencoded.add(new Numbered(++lastNumber, subscription, notice));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        Wire current;
        lock.lock();
        try {
            encodeLocked();
            current = wire;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.flush();
        }
    }

    @Override
    public void dropped(Topic topic) {
        lock.lock();
        try {
            subscriptions.drop(topic);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close(Farewell farewell) {
        hangUp(farewell.closeCode(), farewell.reason());
        end();
    }

    // ---- the socket's side

    /** Takes its first socket, or another one in place of what it had. */
    boolean attach(Wire fresh, byte[] connected, long lastSeen) {
        Wire older;
        lock.lock();
        try {
            encodeLocked();
            if (over || !sent.reachesBackTo(lastSeen)) {
                return false;
            }
            older = wire;
            wire = fresh;
            fresh.send(connected);
            sent.missingAfter(lastSeen).forEach(message -> fresh.send(message.frame()));
        } finally {
            lock.unlock();
        }
        if (older != null) {
            older.close(Farewell.TAKEN_OVER.closeCode(), Farewell.TAKEN_OVER.reason());
        }
        return true;
    }

    /** @return whether that was the socket of a session that is not over: now it has none */
    boolean detach(Wire lost) {
        lock.lock();
        try {
            if (wire != lost) {
                return false;
            }
            wire = null;
            return !over;
        } finally {
            lock.unlock();
        }
    }

    /** Whether this is the socket the session has now, and no newer one took it over. */
    boolean isOn(Wire one) {
        lock.lock();
        try {
            return wire == one;
        } finally {
            lock.unlock();
        }
    }

    /** @return false when the session is over, and nothing brings it back */
    boolean resumableWith(String fresh) {
        lock.lock();
        try {
            token = fresh;
            return !over;
        } finally {
            lock.unlock();
        }
    }

    /** The session is over: its token is worth nothing from now on. */
    void end() {
        String last;
        lock.lock();
        try {
            over = true;
            last = token;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            resumptions.forget(last);
        }
    }

    /** Sends a frame that is no MESSAGE, after what was sent before it. */
    void reply(byte[] frame) {
        Wire current;
        lock.lock();
        try {
            encodeLocked();
            current = wire;
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
        Wire current;
        lock.lock();
        try {
            encodeLocked();
            current = wire;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.close(code, reason);
        }
    }

    /** @return false when the client does not listen to refusals, and has to hear of it in another way */
    boolean refuse(Refusal refusal, @Nullable String receipt, Instant at) {
        byte[] tail = encoder.refused(refusal, receipt, at);
        lock.lock();
        try {
            List<Subscription> listening = subscriptions.on(Topic.ERRORS);
            if (listening.isEmpty()) {
                return false;
            }
            encodeLocked();
            listening.forEach(subscription -> deliverLocked(new Message(++lastNumber, subscription, tail)));
        } finally {
            lock.unlock();
        }
        flush();
        return true;
    }

    // ---- subscriptions

    @Nullable
    Subscription find(String id) {
        lock.lock();
        try {
            return subscriptions.find(id);
        } finally {
            lock.unlock();
        }
    }

    boolean listensOn(Topic topic) {
        lock.lock();
        try {
            return !subscriptions.on(topic).isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** @return false when there are as many as allowed */
    boolean add(Subscription subscription) {
        lock.lock();
        try {
            if (subscriptions.count() >= maxSubscriptions) {
                return false;
            }
            subscriptions.add(subscription);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void remove(Subscription subscription) {
        lock.lock();
        try {
            encodeLocked();
            subscriptions.remove(subscription);
            sent.release(subscription);
        } finally {
            lock.unlock();
        }
    }

    /** Takes an ACK or NACK: either way the message need not be kept. */
    void acknowledge(String messageId) {
        lock.lock();
        try {
            encodeLocked();
            if (!sent.acknowledge(messageId)) {
                throw new Refusal(Code.BAD_REQUEST, "There is no such message to acknowledge.");
            }
        } finally {
            lock.unlock();
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

    private void encodeLocked() {
        for (Numbered next = unencoded.poll(); next != null; next = unencoded.poll()) {
            deliverLocked(new Message(next.number(), next.to(), encoder.tail(next.notice())));
        }
    }

    private void deliverLocked(Message message) {
        assert lock.isHeldByCurrentThread();
        sent.add(message);
        if (wire != null) {
            wire.send(message.frame());
        }
    }
}
