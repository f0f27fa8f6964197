package app.parley.bench.server;

import app.parley.bench.load.Line;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One person with one line, in one room at most. */
public abstract class LoadClient implements Line.Listener {
    private @Nullable Line line;
    private @Nullable Inbox inbox;
    private boolean in;
    private boolean gone;
    private long received;

    /** Takes what is delivered once the person is in. The bytes are only good during the call. */
    public interface Inbox {
        void delivered(byte[] bytes, int from, int to);

        /** @return whether it takes messages piece by piece, and has taken this one */
        default boolean piece(byte[] bytes, int from, int to, boolean last) {
            return false;
        }
    }

    /** Dials, signs in and enters. */
    public final void come() throws IOException {
        in = false;
        gone = false;
        line = dial();
    }

    abstract Line dial() throws IOException;

    /** Leaves as the protocol says; {@link #isGone} once the server has closed. */
    public abstract void leave();

    /** A frame for this room's other member. @param kind {@code video-offer} and so on */
    public abstract byte[] signal(LoadClient to, String body);

    /** A frame that everybody in the room gets, the sender too. */
    public abstract byte[] reaction();

    /** By which name signals reach this client. */
    abstract String address();

    public final Line line() {
        if (line == null) {
            throw new IllegalStateException("nobody has come yet");
        }
        return line;
    }

    public final boolean isIn() {
        return in;
    }

    public final boolean isGone() {
        return gone;
    }

    /** How many messages came since the person was in. */
    public final long received() {
        return received;
    }

    /** @param taker null for nobody */
    public final void listen(@Nullable Inbox taker) {
        inbox = taker;
    }

    final void entered() {
        in = true;
    }

    final void deliver(byte[] bytes, int from, int to) {
        received++;
        if (inbox != null) {
            inbox.delivered(bytes, from, to);
        }
    }

    @Override
    public final boolean part(byte[] bytes, int from, int to, boolean last) {
        boolean taken = in && inbox != null && inbox.piece(bytes, from, to, last);
        if (taken && last) {
            received++;
        }
        return taken;
    }

    @Override
    public void closed(String how) {
        gone = true;
        if (!mayClose()) {
            throw new IllegalStateException("the server hung up: " + how);
        }
    }

    /** Whether the person wanted to leave. */
    abstract boolean mayClose();
}
