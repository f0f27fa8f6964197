package app.parley.protocol.stomp;

import app.parley.hub.value.Departure;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.protocol.AuthResult;
import app.parley.protocol.ConnectRejected;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.RateLimiter;
import app.parley.protocol.SocketSink;
import app.parley.protocol.stomp.ResumeTokens.Live;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import app.parley.stomp.FrameException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One socket that speaks STOMP: from CONNECT to the end. */
final class StompProtocol implements ProtocolHandler {
    /** A page that goes says so. Proxies close in order too, and know nothing of leaving. */
    private static final int PAGE_GOES = 4000;
    /** After these nobody comes back, so no place is held. */
    private static final Set<Integer> FINAL = Set.of(1002, 1003, 1007, 1008, 1009, 4401, 4403, 4429);

    private static final int REFUSALS_PER_SECOND = 100;
    private static final int REFUSALS_AT_ONCE = 4_000;

    private final StompDialect dialect;
    private final HandshakeInfo handshake;
    private final ConnectHandler connectHandler;
    private final SocketSink socket;
    private final Transactions transactions = new Transactions();
    private final RateLimiter patience;
    private CompletableFuture<Void> outstanding = CompletableFuture.completedFuture(null);
    private volatile boolean heard;
    private volatile boolean finished;
    private volatile @Nullable Live live;
    private volatile int closeCode;

    StompProtocol(StompDialect dialect, HandshakeInfo handshake, SocketSink socket) {
        this.dialect = dialect;
        this.handshake = handshake;
        this.connectHandler = new ConnectHandler(dialect, handshake, socket);
        this.socket = socket;
        this.patience = new RateLimiter(dialect.clock(), REFUSALS_PER_SECOND, REFUSALS_AT_ONCE);
    }

    @Override
    public void opened() {}

    @Override
    public void received(String message) {
        if (finished || FrameCodec.isHeartBeat(message)) {
            return;
        }
        Frame frame = null;
        try {
            frame = dialect.codec().parse(message);
            Live current = live;
            if (current == null) {
                connect(frame);
            } else if (current.outbox().isOn(socket)) {
                handle(current, frame);
            }
        } catch (RuntimeException e) {
            failed(frame, e);
        }
        socket.flush();
    }

    @Override
    public void overdue() {
        if (!heard) {
            failed(null, new ConnectRejected(AuthResult.Denial.WRONG));
        }
    }

    @Override
    public void closed(int code) {
        closeCode = code;
        Live current = live;
        if (current != null) {
            letGo(current, code);
        }
    }

    private void letGo(Live current, int code) {
        if (!current.outbox().detach(socket)) {
            return;
        }
        if (FINAL.contains(code)) {
            current.outbox().end();
            dialect.hub().close(current.session(), false);
        } else {
            Departure departure = code == PAGE_GOES ? Departure.TAB_CLOSED : Departure.CONNECTION_LOST;
            dialect.hub().suspend(current.session(), departure);
        }
    }

    private void connect(Frame frame) {
        if (frame.command() != Command.CONNECT && frame.command() != Command.STOMP) {
            throw new FrameException(
                    "The first frame is CONNECT", frame.command().name());
        }
        heard = true;
        if (!ConnectHandler.offersOurVersion(frame)) {
            end(StompErrors.wrongVersion(frame.header("receipt")), 1002);
            return;
        }
        try {
            live = connectHandler.connect(frame);
        } catch (RequestException refusal) {
            throw ConnectRejected.by(refusal);
        }
        // The socket may have gone meanwhile, with nobody there to let the session go.
        if (closeCode != 0 && live != null) {
            letGo(live, closeCode);
        }
    }

    private void handle(Live current, Frame frame) {
        switch (frame.command()) {
            case SEND -> {
                keepPace(current);
                holdOrDo(current, frame);
            }
            case ACK, NACK -> holdOrDo(current, frame);
            case SUBSCRIBE -> {
                keepPace(current);
                settle(frame, dialect.subscribeHandler().subscribe(current, frame));
            }
            case UNSUBSCRIBE -> {
                keepPace(current);
                settle(frame, dialect.subscribeHandler().unsubscribe(current, frame));
            }
            case BEGIN -> {
                transactions.begin(frame.require("transaction"));
                done(frame);
            }
            case COMMIT -> commit(current, frame);
            case ABORT -> {
                transactions.end(frame.require("transaction"));
                done(frame);
            }
            case DISCONNECT -> disconnect(current, frame);
            case CONNECT, STOMP ->
                throw new FrameException(
                        "This session is connected already", frame.command().name());
            case CONNECTED, MESSAGE, RECEIPT, ERROR ->
                throw new FrameException(
                        "Only servers send this", frame.command().name());
        }
    }

    private void keepPace(Live current) {
        if (current.outbox().isWithinRate()) {
            return;
        }
        if (!patience.take()) {
            throw ConnectRejected.tooManyMessages();
        }
        throw new RequestException(ErrorCode.RATE_LIMITED, "Too many messages. Slow down.", Duration.ofSeconds(1));
    }

    private void holdOrDo(Live current, Frame frame) {
        String transaction = frame.header("transaction");
        if (transaction == null) {
            settle(frame, perform(current, frame));
        } else {
            transactions.hold(transaction, frame);
        }
    }

    private CompletionStage<@Nullable Void> perform(Live current, Frame frame) {
        if (frame.command() == Command.SEND) {
            return dialect.sendHandler().send(current.session(), frame.require("destination"), frame.body());
        }
        current.outbox().acknowledge(frame.require("id"));
        return CompletableFuture.completedFuture(null);
    }

    private void commit(Live current, Frame frame) {
        List<CompletableFuture<?>> parts = new ArrayList<>();
        for (Frame held : transactions.end(frame.require("transaction"))) {
            CompletionStage<@Nullable Void> part;
            try {
                part = perform(current, held);
            } catch (RuntimeException e) {
                part = CompletableFuture.failedFuture(e);
            }
            settle(held, part);
            parts.add(part.toCompletableFuture());
        }
        // Each part speaks for itself; the whole is only heard of by who asked.
        if (frame.header("receipt") != null) {
            settle(frame, CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new)));
        }
    }

    /** Answers the frame once its work is done. */
    private void settle(Frame frame, CompletionStage<@Nullable Void> stage) {
        CompletableFuture<@Nullable Void> work = stage.toCompletableFuture();
        if (work.isDone() && !work.isCompletedExceptionally()) {
            done(frame);
            return;
        }
        CompletableFuture<Boolean> settled = work.handle((nothing, failure) -> {
            if (failure == null) {
                done(frame);
            } else {
                failed(frame, failure);
            }
            return failure == null;
        });
        if (!settled.isDone()) {
            outstanding = CompletableFuture.allOf(outstanding, settled);
        }
    }

    /** The effect is visible and stored: says so where the frame asks for it. */
    private void done(Frame frame) {
        String receipt = frame.header("receipt");
        Live current = live;
        if (receipt != null && current != null) {
            current.outbox().reply(FrameCodec.format(Frame.of(Command.RECEIPT, "receipt-id", receipt)));
        }
    }

    private void disconnect(Live current, Frame frame) {
        finished = true;
        CompletableFuture<@Nullable Void> stored =
                dialect.hub().close(current.session(), true).toCompletableFuture();
        outstanding = CompletableFuture.allOf(outstanding, stored).thenRun(() -> {
            socket.vacate();
            done(frame);
            current.outbox().hangUp(1000, "bye");
            current.outbox().end();
        });
    }

    /** The one place where failures become frames. */
    private void failed(@Nullable Frame frame, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Live current = live;
        String receipt = receipt(frame, cause);
        if (cause instanceof RequestException refusal
                && current != null
                && current.outbox().refuse(refusal, receipt, dialect.clock().instant())) {
            return;
        }
        StompErrors error = StompErrors.of(cause, handshake);
        end(error.frame(receipt), error.closeCode());
    }

    private static @Nullable String receipt(@Nullable Frame frame, Throwable cause) {
        if (frame == null) {
            return cause instanceof FrameException broken ? broken.receipt() : null;
        }
        return frame.header("receipt");
    }

    /** Gives everything up before the client hears of it and comes again. */
    private void end(byte[] error, int code) {
        finished = true;
        socket.vacate();
        Live current = live;
        if (current != null) {
            current.outbox().flush();
            letGo(current, code);
        }
        socket.send(error);
        socket.close(code, "");
    }
}
