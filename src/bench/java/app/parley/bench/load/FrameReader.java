package app.parley.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The server's side of one line: its answer to the upgrade, then frames. */
final class FrameReader {
    private static final byte[] NOTHING = new byte[0];
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Line line;
    private final Line.Listener listener;
    private boolean upgraded;
    private byte[] begun = NOTHING;
    private int kept;
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);

    FrameReader(Line line, Line.Listener listener) {
        this.line = line;
        this.listener = listener;
    }

    void take(byte[] fresh, int count) throws IOException {
        if (kept == 0) {
            int used = all(fresh, count);
            if (used < count) {
                keep(fresh, used, count);
            }
            return;
        }
        append(fresh, count);
        int used = all(begun, kept);
        if (used == kept) {
            begun = NOTHING;
            kept = 0;
        } else if (used > 0) {
            keep(begun, used, kept);
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        int whole = upgraded ? wholeFrame(bytes, from, to) : 0;
        byte[] rest = new byte[Math.max(whole, to - from)];
        System.arraycopy(bytes, from, rest, 0, to - from);
        begun = rest;
        kept = to - from;
    }

    private void append(byte[] fresh, int count) {
        if (kept + count > begun.length) {
            int whole = upgraded ? wholeFrame(begun, 0, kept) : 0;
            begun = Arrays.copyOf(begun, Math.max(whole, kept + count));
        }
        System.arraycopy(fresh, 0, begun, kept, count);
        kept += count;
    }

    /** @return how many bytes were used */
    private int all(byte[] bytes, int to) throws IOException {
        int at = 0;
        if (!upgraded) {
            at = answer(bytes, to);
            if (at == 0) {
                return 0;
            }
            upgraded = true;
            listener.opened();
        }
        while (true) {
            int frame = wholeFrame(bytes, at, to);
            if (frame == 0 || at + frame > to) {
                return at;
            }
            one(bytes, at, at + frame);
            at += frame;
        }
    }

    /** @return where the frames begin; 0 as long as the answer is not whole */
    private static int answer(byte[] bytes, int to) {
        for (int i = 3; i < to; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                String head = new String(bytes, 0, i, StandardCharsets.ISO_8859_1);
                if (!head.startsWith("HTTP/1.1 101")) {
                    throw new IllegalStateException(
                            "no upgrade: " + head.lines().findFirst().orElse(""));
                }
                return i + 1;
            }
        }
        return 0;
    }

    /** @return its length with its head; 0 as long as that is not to be seen */
    private static int wholeFrame(byte[] bytes, int at, int to) {
        if (to - at < 2) {
            return 0;
        }
        int size = bytes[at + 1] & 0x7f;
        if (size < 126) {
            return 2 + size;
        }
        int digits = size == 126 ? 2 : 8;
        if (to - at < 2 + digits) {
            return 0;
        }
        long length = 0;
        for (int i = 0; i < digits; i++) {
            length = length << 8 | bytes[at + 2 + i] & 0xff;
        }
        return Math.toIntExact(2 + digits + length);
    }

    private void one(byte[] bytes, int at, int to) throws IOException {
        int size = bytes[at + 1] & 0x7f;
        int from = at + (size < 126 ? 2 : size == 126 ? 4 : 10);
        boolean last = bytes[at] < 0;
        switch (bytes[at] & 0x0f) {
            case TEXT, CONTINUATION -> part(bytes, from, to, last);
            case PING -> line.send(Frames.pong(Arrays.copyOfRange(bytes, from, to)));
            case CLOSE -> {
                int code = to - from < 2 ? 0 : (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
                line.gone("close " + code);
            }
            default -> throw new IllegalStateException("a frame of the kind " + (bytes[at] & 0x0f));
        }
    }

    /** Large messages come in fragments. */
    private void part(byte[] bytes, int from, int to, boolean last) {
        if (listener.part(bytes, from, to, last)) {
            return;
        }
        if (last && fragments.size() == 0) {
            listener.message(bytes, from, to);
            return;
        }
        fragments.write(bytes, from, to - from);
        if (last) {
            byte[] whole = fragments.toByteArray();
            fragments.reset();
            listener.message(whole, 0, whole.length);
        }
    }
}
