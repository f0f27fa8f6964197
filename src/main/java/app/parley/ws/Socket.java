package app.parley.ws;

import app.parley.hub.value.CloseReason;
import app.parley.kernel.Limits;
import app.parley.kernel.UserId;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.SocketSink;
import app.parley.ws.write.SocketWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;

/** One open socket: sends for its protocol handler and judges how long it may stay. Thread-safe. */
final class Socket implements SocketSink {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final byte[] HEART_BEAT = "\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ABNORMAL = 1006;
    /** Two and a half signs of life fit into the time after which nobody is thought to be there (section 8). */
    private static final double SIGNS_PER_DEADLINE = 2.5;

    private final CoreSession core;
    private final SocketRegistry registry;
    private final WriteCoalescer coalescer;
    private final Executor executor;
    private final WriteTurn turn = new WriteTurn();
    private final Limits limits;
    private final SocketTimeouts timeouts;
    private final HandshakeInfo handshake;
    private final SocketWriter writer;
    private final LivenessTracker liveness;
    private final ProtocolHandler handler;
    private final long openedAt = System.nanoTime();
    private final AtomicReference<@Nullable UserId> owner = new AtomicReference<>();
    private final CloseTimeout patience = new CloseTimeout();
    private final AtomicBoolean vacated = new AtomicBoolean();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long beatNanos;
    private volatile boolean pings;
    private volatile boolean crowded;
    private boolean welcome;
    private long lastPingAt = openedAt;
    private boolean calledOverdue;

    Socket(
            CoreSession core,
            LivenessTracker liveness,
            SocketRegistry registry,
            WriteCoalescer coalescer,
            Limits limits,
            SocketTimeouts timeouts,
            HandshakeInfo handshake,
            Function<SocketSink, ProtocolHandler> dialect) {
        this.core = core;
        this.liveness = liveness;
        this.registry = registry;
        this.coalescer = coalescer;
        this.executor = ((WebSocketCoreSession) core).getConnection().getExecutor();
        this.limits = limits;
        this.timeouts = timeouts;
        this.handshake = handshake;
        this.writer = new SocketWriter(core, limits.outboxBytes());
        this.handler = dialect.apply(this);
    }

    /** Counts the socket, before anything can end it. */
    void enter() {
        welcome = registry.enter(this, handshake.address());
    }

    /** What the log and the limits know it by. */
    HandshakeInfo handshake() {
        return handshake;
    }

    int waitingBytes() {
        return writer.waitingBytes();
    }

    void open() {
        if (welcome) {
            handler.opened();
        } else {
            close(CloseReason.TOO_MANY.closeCode(), "too many sockets from your address");
        }
    }

    void received(String message) {
        if (!isClosing()) {
            handler.received(message);
        }
    }

    void pong(byte[] payload) {
        writer.pong(payload);
    }

    /** A message is about to be handled. What goes out because of it, here and at other sockets, waits a little. */
    void beginTurn() {
        coalescer.run(turn);
    }

    /** @param more whether another message has been read already; if not, nothing waits any longer */
    void pauseTurn(boolean more) {
        coalescer.pause();
        if (!more) {
            coalescer.end(turn, executor);
        }
    }

    /** The client says goodbye with this code; Jetty answers once the callback is told. */
    void closeIsAsked(int code, Callback answer) {
        coalescer.end(turn, executor);
        part(code);
        writer.giveWay(answer);
    }

    /** What the client sent cannot be read: it is told so, and everybody else is told that it is gone. */
    void fail(int code, String reason) {
        part(code);
        close(code, reason);
    }

    /** Gives up its places, here and in the hub, before the client can know that it has to come again. */
    private void part(int code) {
        vacate();
        int ours = writer.closeCode();
        handler.closed(ours == 0 ? code : ours);
    }

    boolean isClosing() {
        return writer.closeCode() != 0;
    }

    @Override
    public void send(byte[] message) {
        writer.queue(message, NOTHING);
    }

    @Override
    public void send(byte[] head, ByteBuffer rest) {
        writer.queue(head, rest);
    }

    @Override
    public boolean isBehind() {
        return writer.isBehind();
    }

    @Override
    public void flush() {
        coalescer.flush(this, turn, executor);
    }

    /** @return false when it waits for a writer already */
    boolean beginWaiting() {
        return waiting.compareAndSet(false, true);
    }

    /** Writes what there is. Whatever comes from now on is waited for again. */
    void write() {
        waiting.set(false);
        writer.iterate();
    }

    @Override
    public void vacate() {
        if (vacated.compareAndSet(false, true)) {
            crowded = !registry.vacate(handshake.address());
            releaseOwner();
        }
    }

    @Override
    public void close(int code, String reason) {
        vacate();
        if (writer.closeAfterQueued(code, reason)) {
            patience.begin(System.nanoTime(), crowded ? Duration.ZERO : timeouts.closing());
        }
    }

    @Override
    public void keepAlive(Duration beatEvery, boolean ping) {
        beatNanos = beatEvery.toNanos();
        pings = ping;
    }

    @Override
    public boolean claim(UserId user) {
        if (user.equals(owner.get())) {
            return true;
        }
        if (!registry.claim(user)) {
            return false;
        }
        owner.set(user);
        if (vacated.get()) {
            releaseOwner();
        }
        return true;
    }

    private void releaseOwner() {
        UserId user = owner.getAndSet(null);
        if (user != null) {
            registry.release(user);
        }
    }

    /** The socket is no more. Saying so again does nothing. */
    void closed(int code) {
        coalescer.end(turn, executor);
        if (gone.compareAndSet(false, true)) {
            part(code);
            registry.leave(this, handshake.address());
        }
    }

    /** Looks whether the client is there, takes what it gets, and gives what it began. One thread calls this. */
    void tick(long now) {
        liveness.look(now);
        // Nothing is left waiting should the frame that was expected not have come.
        coalescer.end(turn, executor);
        if (isClosing() && patience.isOver(now, writer.taken())) {
            cut();
        } else if (writer.isTooSlow(now, timeouts.unsent().toNanos())) {
            evict();
        } else if (liveness.isSilentFor(now, limits.readDeadline().toNanos())
                || liveness.isUnfinishedFor(now, timeouts.wholeMessage().toNanos())) {
            cut();
        } else {
            giveSigns(now);
            remindOfConnect(now);
        }
    }

    private void giveSigns(long now) {
        long beat = beatNanos;
        long slack = timeouts.tick().toNanos();
        if (beat > 0 && writer.hasBeenSilentFor(now, beat - slack)) {
            send(HEART_BEAT);
            flush();
        }
        long pingEvery = (long) (limits.readDeadline().toNanos() / SIGNS_PER_DEADLINE);
        // Some promise heart-beats and send none: they have to show in another way that they are there.
        boolean asks = pings || liveness.isSilentFor(now, pingEvery);
        if (asks && now - lastPingAt >= pingEvery - slack) {
            lastPingAt = now;
            writer.ping();
        }
    }

    private void remindOfConnect(long now) {
        if (!calledOverdue && now - openedAt > limits.connect().toNanos()) {
            calledOverdue = true;
            handler.overdue();
        }
    }

    private void evict() {
        if (!isClosing()) {
            registry.evicted();
            part(CloseReason.TOO_SLOW.closeCode());
        }
        if (writer.closeNow(CloseReason.TOO_SLOW.closeCode(), CloseReason.TOO_SLOW.reason())) {
            Duration wait = crowded ? Duration.ZERO : timeouts.evicting();
            patience.beginWithLate(System.nanoTime(), wait, writer.taken(), timeouts.closing());
        }
    }

    private void cut() {
        core.abort();
        closed(ABNORMAL);
    }
}
