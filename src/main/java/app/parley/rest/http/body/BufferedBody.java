package app.parley.rest.http.body;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.BufferUtil;

/** What has come of a body, in blocks that are never copied. Not thread-safe, but for {@link #release}. */
final class BufferedBody {
    /** So much each may have of its own: sign-ins need no part of what others may have used up. */
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

    /** @throws BodyFailure where it gets too long, or memory is short */
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

    /** The request is answered. */
    synchronized void release() {
        memory.giveBack(taken);
        taken = 0;
        released = true;
    }

    ByteBuffer[] content() {
        return blocks.stream().map(ByteBuffer::duplicate).map(ByteBuffer::flip).toArray(ByteBuffer[]::new);
    }
}
