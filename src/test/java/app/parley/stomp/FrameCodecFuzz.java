package app.parley.stomp;

import java.nio.charset.StandardCharsets;

/** Feeds the codec whatever comes. What it reads, it writes and reads the same again; all else is a FrameException. */
public final class FrameCodecFuzz {
    private static final FrameCodec CODEC = new FrameCodec(32, 1_024);
    /** The same frame may be written longer than it came: colons in values as escapes, and with a length. */
    private static final FrameCodec ROOMY = new FrameCodec(33, 4_096);

    private FrameCodecFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String message = new String(input, StandardCharsets.UTF_8);
        FrameCodec.isHeartBeat(message);
        Frame frame;
        try {
            frame = CODEC.parse(message);
        } catch (FrameException expected) {
            if (expected.problem().isEmpty() || expected.line().length() > 121) {
                throw new AssertionError("no such message should be shown: " + expected);
            }
            return;
        }
        Frame again = ROOMY.parse(new String(FrameCodec.format(withoutLength(frame)), StandardCharsets.UTF_8));
        if (!withoutLength(again).equals(withoutLength(frame))) {
            throw new AssertionError(frame + " came back as " + again);
        }
    }

    private static Frame withoutLength(Frame frame) {
        return new Frame(
                frame.command(),
                frame.headers().stream()
                        .filter(header -> !header.name().equals("content-length"))
                        .toList(),
                frame.body());
    }
}
