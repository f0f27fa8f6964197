package app.parley.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one frame as bytes of UTF-8. Not thread-safe; good for one frame. */
public final class FrameWriter {
    private static final int USUAL_HEAD_BYTES = 256;

    private final boolean escapes;
    private byte[] bytes = new byte[USUAL_HEAD_BYTES];
    private int length;

    public FrameWriter(Command command) {
        this.escapes = command.escapesHeaders();
        plain(command.name());
        put('\n');
    }

    private FrameWriter() {
        this.escapes = true;
    }

    /** The later part of a frame whose head was written elsewhere: headers go on where those ended. */
    public static FrameWriter continued() {
        return new FrameWriter();
    }

    public FrameWriter header(String name, String value) {
        text(name);
        put(':');
        text(value);
        put('\n');
        return this;
    }

    public FrameWriter header(String name, long value) {
        text(name);
        put(':');
        plain(Long.toString(value));
        put('\n');
        return this;
    }

    /** What was written so far: the head of a frame that {@link #continued()} completes. */
    public byte[] head() {
        return Arrays.copyOf(bytes, length);
    }

    /** Ends the frame without a body. */
    public byte[] end() {
        put('\n');
        put('\0');
        return head();
    }

    /** Ends the frame with its {@code content-length} and body. */
    public byte[] end(byte[] body) {
        header("content-length", body.length);
        put('\n');
        byte[] frame = Arrays.copyOf(bytes, length + body.length + 1);
        System.arraycopy(body, 0, frame, length, body.length);
        return frame;
    }

    private void text(String text) {
        int count = text.length();
        reserve(2 * count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] rest = escape(text.substring(i)).getBytes(StandardCharsets.UTF_8);
                reserve(rest.length);
                System.arraycopy(rest, 0, bytes, length, rest.length);
                length += rest.length;
                return;
            }
            if (escapes && isSpecial(c)) {
                bytes[length++] = '\\';
                bytes[length++] = (byte) letter(c);
            } else {
                bytes[length++] = (byte) c;
            }
        }
    }

    private String escape(String text) {
        if (!escapes || text.chars().noneMatch(c -> isSpecial((char) c))) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpecial(c)) {
                escaped.append('\\').append(letter(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isSpecial(char c) {
        return c <= '\\' && (c == ':' || c == '\n' || c == '\r' || c == '\\');
    }

    private static char letter(char special) {
        return switch (special) {
            case ':' -> 'c';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> '\\';
        };
    }

    private void plain(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    private void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
