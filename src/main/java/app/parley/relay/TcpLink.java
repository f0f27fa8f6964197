package app.parley.relay;

import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** A client that comes by TCP. */
final class TcpLink extends StreamLink {
    TcpLink(RelayLoop loop, TurnEngine engine, SocketChannel channel, Consumer<StreamLink> atClose) throws IOException {
        super(loop, engine, channel, atClose);
    }

    @Override
    void received(ByteBuffer bytes) {
        if (!StreamFrames.consume(engine, this, bytes)) {
            close();
        }
    }

    @Override
    public void send(ByteBuffer message) {
        if (isOpen() && hasRoomFor(message.remaining())) {
            write(message);
        }
    }
}
