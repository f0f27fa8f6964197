package app.parley.relay;

import app.parley.relay.stun.Stun;
import app.parley.relay.turn.TurnEngine;
import java.nio.ByteBuffer;

/** Cuts a stream into messages (RFC 8656, section 3.1 and 12.5): STUN says its length, channel data is padded to four bytes. */
final class StreamFrames {
    /** What a client that was not let in yet may send as one message. */
    private static final int MOST_OF_STRANGERS = 2_048;

    private StreamFrames() {}

    /**
     * Hands over all whole messages; what is left of the buffer is the beginning of the next one.
     *
     * @return false for what is no stream of such messages
     */
    static boolean consume(TurnEngine engine, StreamLink link, ByteBuffer buffer) {
        int at = buffer.position();
        int end = buffer.limit();
        while (end - at >= 4) {
            int length = length(buffer, at);
            if (length < 0 || (link.allocation() == null && length > MOST_OF_STRANGERS)) {
                return false;
            }
            int padded = Stun.padded(length);
            if (padded > end - at) {
                break;
            }
            buffer.limit(at + length).position(at);
            link.progressed();
            engine.fromClient(link, buffer);
            buffer.limit(end);
            at += padded;
            if (!link.isOpen()) {
                return true;
            }
        }
        buffer.limit(end).position(at);
        return true;
    }

    private static int length(ByteBuffer buffer, int at) {
        int length = buffer.getShort(at + 2) & 0xFFFF;
        return switch (buffer.get(at) & 0xC0) {
            case 0x00 -> (length & 3) == 0 ? Stun.HEADER + length : -1;
            case 0x40 -> 4 + length;
            default -> -1;
        };
    }
}
