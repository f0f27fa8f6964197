package app.parley.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds of every frame, and of what is none. */
class FrameCodecPropertyTest {
    private static final int TRIES = 5_000;
    private static final String[] LINE_ENDS = {"", "\n", "\r\n", "\n\r\n"};

    private final FrameCodec codec = new FrameCodec(32, 1_024);

    @Test
    void anyFrameSurvivesBeingWrittenAndRead() {
        Property.holds(TRIES, random -> {
            Frame frame = AnyFrame.drawn(random);

            assertThat(codec.parse(written(frame))).isEqualTo(withLength(frame));
        });
    }

    @Test
    void lineEndsAroundAFrameChangeNothing() {
        Property.holds(TRIES, random -> {
            Frame frame = AnyFrame.drawn(random);
            String before = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
            String after = LINE_ENDS[random.nextInt(LINE_ENDS.length)];

            assertThat(codec.parse(before + written(frame) + after)).isEqualTo(withLength(frame));
        });
    }

    @Test
    void aFrameCutShortAnywhereIsNone() {
        Property.holds(TRIES, random -> {
            String whole = written(AnyFrame.drawn(random));
            String part = whole.substring(0, random.nextInt(whole.length()));

            assertThatThrownBy(() -> codec.parse(part)).isInstanceOf(FrameException.class);
        });
    }

    @Test
    void twoFramesInOneMessageAreNone() {
        Property.holds(TRIES, random -> {
            String two = written(AnyFrame.drawn(random)) + written(AnyFrame.drawn(random));

            assertThatThrownBy(() -> codec.parse(two)).isInstanceOf(FrameException.class);
        });
    }

    @Test
    void whateverBytesComeTheCodecFailsWithItsOwnErrorOnly() {
        Property.holds(4 * TRIES, random -> FrameCodecFuzz.fuzzerTestOneInput(damaged(random)));
    }

    /** A frame with some bytes replaced, taken out or put in; or nothing but noise. */
    private static byte[] damaged(RandomGenerator random) {
        byte[] bytes = FrameCodec.format(AnyFrame.drawn(random));
        if (random.nextInt(8) == 0) {
            random.nextBytes(bytes);
        }
        List<Byte> list = new ArrayList<>();
        for (byte b : bytes) {
            switch (random.nextInt(40)) {
                case 0 -> list.add((byte) random.nextInt());
                case 1 -> list.addAll(List.of(b, b));
                case 2 -> {}
                default -> list.add(b);
            }
        }
        byte[] damaged = new byte[list.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = list.get(i);
        }
        return damaged;
    }

    private static String written(Frame frame) {
        return new String(FrameCodec.format(frame), StandardCharsets.UTF_8);
    }

    /** As it comes out: a body has its length told. */
    private static Frame withLength(Frame frame) {
        if (frame.body().isEmpty()) {
            return frame;
        }
        List<Frame.Header> headers = new ArrayList<>(frame.headers());
        int bytes = frame.body().getBytes(StandardCharsets.UTF_8).length;
        headers.add(new Frame.Header("content-length", Integer.toString(bytes)));
        return new Frame(frame.command(), headers, frame.body());
    }
}
