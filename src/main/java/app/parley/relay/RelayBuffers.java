package app.parley.relay;

import app.parley.relay.turn.PacketRelay;
import java.nio.ByteBuffer;

/** Buffers of the relay's thread, used by all its sockets in turn. */
final class RelayBuffers {
    private static final int PACKET = 65_536;
    private static final int READ = 65_536;
    private static final int SLACK = 16;

    /** One datagram, with room for the headers of TURN around it. */
    final ByteBuffer packet = ByteBuffer.allocateDirect(PacketRelay.HEADROOM + PACKET + SLACK);
    /** What was read of a connection, behind what was left from before. */
    final ByteBuffer stream = ByteBuffer.allocateDirect(PacketRelay.HEADROOM + PACKET + READ + SLACK);
    /** The same decrypted. */
    final ByteBuffer plain = ByteBuffer.allocateDirect(PacketRelay.HEADROOM + PACKET + READ + SLACK);
    /** TLS records to send. */
    final ByteBuffer records = ByteBuffer.allocateDirect(READ);

    /** Empty, with headroom. */
    static ByteBuffer emptied(ByteBuffer buffer) {
        return buffer.clear().position(PacketRelay.HEADROOM).limit(buffer.capacity() - SLACK);
    }

    /** Ready to be read from behind the headroom. */
    static ByteBuffer filled(ByteBuffer buffer) {
        return buffer.limit(buffer.position()).position(PacketRelay.HEADROOM);
    }
}
