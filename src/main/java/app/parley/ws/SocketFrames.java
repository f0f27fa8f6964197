package app.parley.ws;

import app.parley.protocol.FailureLog;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.exception.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Jetty reads from one connection, frame by frame, as messages for its socket. */
final class SocketFrames implements FrameHandler {
    private static final Logger log = LoggerFactory.getLogger(SocketFrames.class);

    /**
     * What the system keeps of what a client has not taken. Left to itself that grows to megabytes for each client, and
     * nobody here knows how far behind one is.
     */
    private static final int KEPT_BY_THE_SYSTEM = 131_072;

    private final MessageReader reader;
    private final Opening opening;
    private @Nullable CoreSession core;
    private @Nullable LivenessTracker liveness;
    private @Nullable ReadAhead ahead;
    private @Nullable Socket socket;
    private boolean garbled;

    /** Makes the socket once the connection stands. */
    interface Opening extends Function<CoreSession, Function<LivenessTracker, Socket>> {}

    SocketFrames(int maxMessageBytes, Opening opening) {
        this.reader = new MessageReader(maxMessageBytes);
        this.opening = opening;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        boundSendBuffer(session);
        LongSupplier bytesIn = ((WebSocketCoreSession) session).getConnection()::getBytesIn;
        LivenessTracker tracker = new LivenessTracker(bytesIn, System.nanoTime());
        Socket opened = opening.apply(session).apply(tracker);
        core = session;
        liveness = tracker;
        ahead = new ReadAhead(bytesIn);
        socket = opened;
        opened.enter();
        callback.succeeded();
        opened.open();
        session.demand();
    }

    private static void boundSendBuffer(CoreSession session) {
        Object transport = ((WebSocketCoreSession) session).getConnection().getEndPoint();
        // With TLS, one end point is within the other.
        while (transport instanceof EndPoint within) {
            transport = within.getTransport();
        }
        if (transport instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, KEPT_BY_THE_SYSTEM);
            } catch (IOException e) {
                log.debug("The socket was gone at once", e);
            }
        }
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        Socket open = socket;
        LivenessTracker tracker = liveness;
        CoreSession session = core;
        if (open == null || tracker == null || session == null) {
            callback.failed(new IllegalStateException("a frame before the socket was open"));
            return;
        }
        if (frame.getOpCode() == OpCode.CLOSE) {
            tracker.control();
            open.closeIsAsked(CloseStatus.getCloseStatus(frame).getCode(), callback);
            return;
        }
        open.beginTurn();
        try {
            take(frame, open, tracker);
        } catch (RuntimeException | AssertionError e) {
            FailureLog.error(log, open.handshake(), "A frame could not be handled", e);
            open.fail(CloseStatus.SERVER_ERROR, "");
        } finally {
            open.pauseTurn(ahead != null && ahead.hasMoreThan(frame));
        }
        callback.succeeded();
        session.demand();
    }

    private void take(Frame frame, Socket open, LivenessTracker tracker) {
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> {
                tracker.data(frame.isFin());
                text(frame, open);
            }
            case OpCode.BINARY -> {
                tracker.data(frame.isFin());
                open.fail(CloseStatus.BAD_DATA, "text only");
            }
            case OpCode.PING -> {
                tracker.control();
                open.pong(copy(frame.getPayload()));
            }
            default -> tracker.control();
        }
    }

    private void text(Frame frame, Socket open) {
        if (open.isClosing()) {
            return;
        }
        try {
            String message = reader.add(frame);
            if (message != null) {
                open.received(message);
            }
        } catch (MessageReader.BadMessage e) {
            open.fail(e.closeCode(), String.valueOf(e.getMessage()));
        }
    }

    private static byte[] copy(@Nullable ByteBuffer payload) {
        byte[] bytes = new byte[payload == null ? 0 : payload.remaining()];
        if (payload != null) {
            payload.duplicate().get(bytes);
        }
        return bytes;
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        log.debug("A socket failed", cause);
        garbled = cause instanceof ProtocolException;
        Socket open = socket;
        if (open != null) {
            // Jetty's own close frame may follow.
            open.vacate();
        }
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        Socket open = socket;
        if (open != null) {
            // What is no frame at all tells of the line: Caddy ends lines so when it reads its configuration again.
            open.closed(garbled ? CloseStatus.NO_CLOSE : status.getCode());
        }
        callback.succeeded();
    }
}
