package app.parley.relay;

import app.parley.relay.turn.PacketRelay;
import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;

/** A client that comes by TLS. Signatures of handshakes are made by another thread, so that media does not wait for them. */
final class TlsLink extends StreamLink {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int RECORD_OVERHEAD = 128;
    private static final int LARGEST_RECORD = 16_384;

    private final SSLEngine tls;
    private final Executor helper;
    private @Nullable ByteBuffer plainRest;
    private boolean handshaken;
    private boolean helped;

    TlsLink(
            RelayLoop loop,
            TurnEngine engine,
            SocketChannel channel,
            Consumer<StreamLink> atClose,
            SSLEngine tls,
            Executor helper)
            throws IOException {
        super(loop, engine, channel, atClose);
        this.tls = tls;
        this.helper = helper;
        tls.setUseClientMode(false);
        tls.beginHandshake();
    }

    @Override
    void received(ByteBuffer bytes) throws IOException {
        ByteBuffer plain = restore(plainRest, RelayBuffers.emptied(loop.buffers().plain));
        boolean more = true;
        while (more && isOpen()) {
            more = step(bytes, plain);
            if (plain.remaining() < LARGEST_RECORD * 2 || !more) {
                consume(plain);
            }
        }
        if (isOpen()) {
            plainRest = keep(plainRest, RelayBuffers.filled(plain));
        }
    }

    /** Gives whole messages to the engine, and leaves the rest to be added to. */
    private void consume(ByteBuffer plain) {
        ByteBuffer filled = RelayBuffers.filled(plain);
        if (!StreamFrames.consume(engine, this, filled)) {
            close();
        }
        int left = filled.remaining();
        plain.put(PacketRelay.HEADROOM, plain, filled.position(), left);
        RelayBuffers.emptied(plain).position(PacketRelay.HEADROOM + left);
    }

    /** @return whether there may be more to do at once */
    private boolean step(ByteBuffer bytes, ByteBuffer plain) throws IOException {
        switch (tls.getHandshakeStatus()) {
            case NEED_TASK -> {
                if (!helped) {
                    help();
                }
                return false;
            }
            case NEED_WRAP -> {
                return wrap(NOTHING);
            }
            default -> {
                SSLEngineResult result = tls.unwrap(bytes, plain);
                note(result);
                if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                    close();
                    return false;
                }
                boolean waits = result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW
                        || (result.bytesConsumed() == 0
                                && result.bytesProduced() == 0
                                && tls.getHandshakeStatus() != HandshakeStatus.NEED_TASK
                                && tls.getHandshakeStatus() != HandshakeStatus.NEED_WRAP);
                return !waits;
            }
        }
    }

    private void note(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
            handshaken = true;
            progressed();
        }
    }

    private boolean wrap(ByteBuffer message) throws IOException {
        ByteBuffer records = loop.buffers().records.clear();
        SSLEngineResult result = tls.wrap(message, records);
        note(result);
        if (!hasRoomFor(records.flip().remaining())) {
            close();
            return false;
        }
        write(records);
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            close();
        }
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    /** Nothing is read until the handshake's task is done. */
    private void help() {
        helped = true;
        interest(0);
        try {
            helper.execute(() -> {
                for (Runnable task = tls.getDelegatedTask(); task != null; task = tls.getDelegatedTask()) {
                    task.run();
                }
                loop.execute(this::goOn);
            });
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void goOn() {
        helped = false;
        if (isOpen()) {
            interest(SelectionKey.OP_READ);
            resume();
        }
    }

    @Override
    public void send(ByteBuffer message) {
        int bytes = message.remaining() + RECORD_OVERHEAD * (1 + message.remaining() / LARGEST_RECORD);
        if (!isOpen() || !handshaken || !hasRoomFor(bytes)) {
            return;
        }
        try {
            boolean going = true;
            while (going && message.hasRemaining()) {
                going = wrap(message);
            }
        } catch (IOException e) {
            loop.execute(this::close);
        }
    }

    @Override
    void closed() {
        tls.closeOutbound();
    }
}
