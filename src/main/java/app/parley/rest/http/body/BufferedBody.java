package app.parley.rest.http.body;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.BufferUtil;

/** Holds the received part of a body, in blocks that are never copied. Not thread-safe, except for {@link #release}. */
final class BufferedBody {
    /**
     * Each body gets this much outside the budget, so that sign-ins work even if other requests have used the budget
     * up.
     */
    private static final int SMALL = 8_192;

    private static final int FIRST_BLOCK = 1_024;
    private static final int LARGEST_BLOCK = 65_536;

    private final int mostBytes;
    private final ByteBudget memory;
    private final List<ByteBuffer> blocks = new ArrayList<>();
    private ByteBuffer block = BufferUtil.EMPTY_BUFFER;
    private int size;
    private long taken;
    private boolean released;

    BufferedBody(int mostBytes, ByteBudget memory) {
        this.mostBytes = mostBytes;
        this.memory = memory;
    }

    int size() {
        return size;
    }

    /** @throws BodyFailure if the body gets too long, or if memory is short */
    void add(ByteBuffer bytes) throws BodyFailure {
        if (bytes.remaining() > mostBytes - size) {
            throw new BodyFailure(BodyFailure.Why.TOO_LONG);
        }
        while (bytes.hasRemaining()) {
            if (!block.hasRemaining()) {
                next();
            }
            int count = Math.min(block.remaining(), bytes.remaining());
            block.put(block.position(), bytes, bytes.position(), count);
            block.position(block.position() + count);
            bytes.position(bytes.position() + count);
            size += count;
        }
    }

    private void next() throws BodyFailure {
        int length = Math.max(FIRST_BLOCK, Math.min(LARGEST_BLOCK, size));
        if (size >= SMALL) {
            take(length);
        }
        block = ByteBuffer.allocate(length);
        blocks.add(block);
    }

    private synchronized void take(int bytes) throws BodyFailure {
        if (released || !memory.tryTake(bytes)) {
            throw new BodyFailure(BodyFailure.Why.NO_ROOM);
        }
        taken += bytes;
    }

    /** Frees the memory when the request is answered. */
    synchronized void release() {
        memory.giveBack(taken);
        taken = 0;
        released = true;
    }

    ByteBuffer[] content() {
        return blocks.stream().map(ByteBuffer::duplicate).map(ByteBuffer::flip).toArray(ByteBuffer[]::new);
    }
}
