package app.parley.relay;

import app.parley.relay.turn.ClientLink;
import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client that comes by a connection. What it does not read in time is dropped, as UDP would. Belongs to the relay's thread. */
abstract class StreamLink extends ClientLink implements RelayLoop.Handler {
    /** Media that waits longer is of no use: this is about what an allocation may be sent in a tenth of a second. */
    private static final int MOST_UNSENT = 131_072;

    /** Cut within ten seconds, with some to spare for looking. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(9);

    private static final long LONGEST_WITHOUT_ALLOCATION = TimeUnit.SECONDS.toNanos(60);

    final RelayLoop loop;
    final TurnEngine engine;
    private final SocketChannel channel;
    private final Consumer<StreamLink> atClose;
    private final long since;
    private @Nullable SelectionKey key;
    private @Nullable ByteBuffer unsent;
    private @Nullable ByteBuffer rest;
    private long progressAt;

    StreamLink(RelayLoop loop, TurnEngine engine, SocketChannel channel, Consumer<StreamLink> atClose)
            throws IOException {
        super((InetSocketAddress) channel.getRemoteAddress(), (InetSocketAddress) channel.getLocalAddress());
        this.loop = loop;
        this.engine = engine;
        this.channel = channel;
        this.atClose = atClose;
        since = loop.now();
        progressAt = since;
    }

    void start() throws IOException {
        key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    @Override
    public final boolean isStream() {
        return true;
    }

    final boolean isOpen() {
        return channel.isOpen();
    }

    /** A step forward: whoever makes none is cut off. */
    final void progressed() {
        progressAt = loop.now();
    }

    final boolean isStuck(long now) {
        return allocation() == null && (now - progressAt > PATIENCE || now - since > LONGEST_WITHOUT_ALLOCATION);
    }

    final void close() {
        if (channel.isOpen()) {
            RelayLoop.closeQuietly(channel);
            engine.lost(this);
            atClose.accept(this);
            closed();
        }
    }

    /** Frees what it had. */
    void closed() {}

    @Override
    public final void ready(SelectionKey ready) {
        try {
            if (ready.isWritable()) {
                flush();
            }
            if (ready.isValid() && ready.isReadable()) {
                read();
            }
        } catch (IOException e) {
            close();
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private void read() throws IOException {
        ByteBuffer in = restored();
        if (channel.read(in) < 0) {
            close();
        } else {
            take(in);
        }
    }

    /** Goes on with what was read and left. */
    final void resume() {
        try {
            take(restored());
        } catch (IOException e) {
            close();
        }
    }

    private void take(ByteBuffer in) throws IOException {
        received(RelayBuffers.filled(in));
        if (channel.isOpen()) {
            rest = keep(rest, in);
        }
    }

    /** Takes what can be used; what is left in the buffer comes again with what follows it. */
    abstract void received(ByteBuffer bytes) throws IOException;

    private ByteBuffer restored() {
        return restore(rest, RelayBuffers.emptied(loop.buffers().stream));
    }

    /** Puts back what was kept. */
    static ByteBuffer restore(@Nullable ByteBuffer kept, ByteBuffer buffer) {
        if (kept != null) {
            buffer.put(kept.flip());
            kept.clear();
        }
        return buffer;
    }

    /** @return the same buffer with the bytes in it, or a larger one; null where there never were any */
    static @Nullable ByteBuffer keep(@Nullable ByteBuffer kept, ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return kept;
        }
        ByteBuffer room = kept != null && kept.capacity() >= bytes.remaining()
                ? kept.clear()
                : ByteBuffer.allocate(Math.max(512, Integer.highestOneBit(bytes.remaining()) * 2));
        return room.put(bytes);
    }

    /** What waits to be sent, in bytes. */
    final boolean hasRoomFor(int bytes) {
        return unsent == null || unsent.position() + bytes <= MOST_UNSENT;
    }

    /** Sends all of it sooner or later; only to be called where there is room for it. */
    final void write(ByteBuffer bytes) {
        try {
            if (unsent == null || unsent.position() == 0) {
                channel.write(bytes);
            }
            if (bytes.hasRemaining()) {
                unsent = unsent == null ? ByteBuffer.allocate(MOST_UNSENT) : unsent;
                unsent.put(bytes);
                interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            loop.execute(this::close);
        }
    }

    private void flush() throws IOException {
        if (unsent != null) {
            channel.write(unsent.flip());
            if (unsent.compact().position() == 0) {
                interest(SelectionKey.OP_READ);
            }
        }
    }

    final void interest(int operations) {
        if (key != null && key.isValid()) {
            key.interestOps(operations);
        }
    }
}
