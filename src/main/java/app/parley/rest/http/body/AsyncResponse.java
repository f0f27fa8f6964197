package app.parley.rest.http.body;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One answer, written in pieces. The writing thread continues at once as long as the waiting bytes fit in the memory
 * budget. They are kept as a copy; a read-only buffer is kept without a copy, because being read-only promises that
 * nobody changes it. Thread-safe.
 */
final class AsyncResponse extends Response.Wrapper {
    static final int PIECE = 16_384;

    /** Above this size, a streamed answer waits for its reader. */
    private static final int MOST_KEPT = 1_048_576;

    private final Callback callback;
    private final ByteBudget memory;
    private final Semaphore waitingThreads;
    private final Duration forAPiece;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final Line line = new Line();
    private long kept;
    private boolean isLastWritten;
    private boolean isComplete;
    private @Nullable Piece underWay;
    private long underWaySince;
    private @Nullable Throwable failure;
    private Scheduler.@Nullable Task look;

    AsyncResponse(
            Request request,
            Response response,
            Callback callback,
            ByteBudget memory,
            Semaphore waitingThreads,
            Duration forAPiece) {
        super(request, response);
        this.callback = callback;
        this.memory = memory;
        this.waitingThreads = waitingThreads;
        this.forAPiece = forAPiece;
    }

    /** @param done called when the piece is written; nobody has to wait for a piece that is kept */
    private record Piece(boolean last, ByteBuffer bytes, int kept, Callback done) {}

    @Override
    public boolean hasLastWrite() {
        synchronized (this) {
            return isLastWritten;
        }
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback done) {
        ByteBuffer bytes = content == null ? BufferUtil.EMPTY_BUFFER : content;
        boolean shared = bytes.isReadOnly();
        int size = shared ? 0 : bytes.remaining();
        boolean keep = shared || keep(size);
        if (!keep && !waitingThreads.tryAcquire()) {
            done.failed(new EofException("too many answers are on the way"));
            return;
        }
        if (last) {
            sayLength(bytes.remaining());
        }
        ByteBuffer own = keep && !shared ? copy(bytes) : bytes.slice();
        bytes.position(bytes.limit());
        Callback written = keep ? Callback.NOOP : Callback.from(waitingThreads::release, done);
        add(pieces(last, own, keep ? size : 0, written));
        line.iterate();
        Throwable broken = watch();
        if (keep) {
            if (broken == null) {
                done.succeeded();
            } else {
                done.failed(broken);
            }
        }
    }

    /** Jetty itself knows the length only if the answer is one piece. */
    private void sayLength(int bytes) {
        if (bytes > PIECE && !isCommitted() && !getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
            getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
        }
    }

    private synchronized boolean keep(int size) {
        if (kept + size > MOST_KEPT || !memory.tryTake(size)) {
            return false;
        }
        kept += size;
        return true;
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }

    private static List<Piece> pieces(boolean last, ByteBuffer bytes, int kept, Callback done) {
        List<Piece> pieces = new ArrayList<>();
        int rest = kept;
        while (bytes.remaining() > PIECE) {
            ByteBuffer piece = bytes.slice(bytes.position(), PIECE);
            bytes.position(bytes.position() + PIECE);
            pieces.add(new Piece(false, piece, Math.min(rest, PIECE), Callback.NOOP));
            rest = Math.max(0, rest - PIECE);
        }
        pieces.add(new Piece(last, bytes, rest, done));
        return pieces;
    }

    private void add(List<Piece> pieces) {
        Throwable broken;
        synchronized (this) {
            broken = failure;
            if (broken == null) {
                waiting.addAll(pieces);
                isLastWritten |= pieces.get(pieces.size() - 1).last();
            }
        }
        if (broken != null) {
            pieces.forEach(piece -> end(piece, broken));
        }
    }

    /** Checks regularly whether the reader has stopped, or nearly stopped. */
    private synchronized @Nullable Throwable watch() {
        if (underWay != null && look == null && failure == null) {
            look = later(forAPiece);
        }
        return failure;
    }

    private Scheduler.Task later(Duration time) {
        return getRequest()
                .getConnectionMetaData()
                .getConnector()
                .getScheduler()
                .schedule(this::look, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        synchronized (this) {
            boolean stands = underWay != null && System.nanoTime() - underWaySince > forAPiece.toNanos();
            look = stands || isIdle() ? null : later(forAPiece.dividedBy(8));
            if (!stands) {
                return;
            }
        }
        getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
    }

    private boolean isIdle() {
        return underWay == null && waiting.isEmpty();
    }

    /** Returns a callback for the handler, which ends the exchange after everything is sent. */
    Callback completion() {
        return Callback.from(this::complete, this::fail);
    }

    private void complete() {
        Throwable broken;
        synchronized (this) {
            isComplete = true;
            if (failure == null && !isIdle()) {
                return;
            }
            broken = failure;
        }
        tell(broken);
    }

    private void fail(Throwable cause) {
        line.abort(cause);
        callback.failed(cause);
    }

    private void tell(@Nullable Throwable broken) {
        if (broken == null) {
            callback.succeeded();
        } else {
            callback.failed(broken);
        }
    }

    private void end(Piece piece, @Nullable Throwable broken) {
        synchronized (this) {
            kept -= piece.kept();
        }
        memory.giveBack(piece.kept());
        if (broken == null) {
            piece.done().succeeded();
        } else {
            piece.done().failed(broken);
        }
    }

    /** Writes the pieces to Jetty one after the other. */
    private final class Line extends IteratingCallback {
        @Override
        protected Action process() {
            Piece next;
            synchronized (AsyncResponse.this) {
                next = waiting.poll();
                underWay = next;
                underWaySince = System.nanoTime();
            }
            if (next == null) {
                return Action.IDLE;
            }
            getWrapped().write(next.last(), next.bytes(), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onSuccess() {
            Piece sent;
            boolean over;
            synchronized (AsyncResponse.this) {
                sent = underWay;
                underWay = null;
                over = isComplete && waiting.isEmpty();
            }
            if (sent != null) {
                end(sent, null);
            }
            if (over) {
                callback.succeeded();
            }
        }

        @Override
        protected void onFailure(Throwable cause) {
            List<Piece> unsent = new ArrayList<>();
            boolean over;
            synchronized (AsyncResponse.this) {
                failure = cause;
                if (underWay != null) {
                    unsent.add(underWay);
                }
                underWay = null;
                unsent.addAll(waiting);
                waiting.clear();
                over = isComplete;
            }
            unsent.forEach(piece -> end(piece, cause));
            if (over) {
                callback.failed(cause);
            }
        }
    }
}
