package app.parley.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client's frames, masked and ready to be sent as often as one likes. */
public final class Frames {
    private static final byte[] MASK = {0x1f, 0x2e, 0x3d, 0x4c};
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int MOST_HEAD = 14;

    private Frames() {}

    public static byte[] text(String message) {
        return frame(1, message.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] pong(byte[] payload) {
        return frame(10, payload);
    }

    public static byte[] close(int code) {
        return frame(8, new byte[] {(byte) (code >> 8), (byte) code});
    }

    private static byte[] frame(int kind, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(MOST_HEAD + payload.length);
        frame.put((byte) (FIN | kind));
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** Writes a number over as many digits in the frame's text. */
    public static void overwrite(byte[] frame, int at, int digits, long number) {
        int begin = payload(frame);
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            frame[begin + i] = (byte) (('0' + rest % 10) ^ MASK[i & 3]);
            rest /= 10;
        }
    }

    /** Where in the frame's text something begins; -1 where it does not stand. */
    public static int find(byte[] frame, String what) {
        int begin = payload(frame);
        byte[] text = new byte[frame.length - begin];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (frame[begin + i] ^ MASK[i & 3]);
        }
        return new String(text, StandardCharsets.ISO_8859_1).indexOf(what);
    }

    private static int payload(byte[] frame) {
        int size = frame[1] & 0x7f;
        return (size < 126 ? 2 : size == 126 ? 4 : 10) + MASK.length;
    }
}
