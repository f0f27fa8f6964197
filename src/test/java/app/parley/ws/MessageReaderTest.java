package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.parley.testing.Property;
import app.parley.ws.MessageReader.BadMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.Test;

/** Wherever a message is cut into fragments, within a character too, it is the same message. */
class MessageReaderTest {
    private static final int MOST = 200;
    private static final String[] CHARACTERS = {"a", "\n", "\0", "é", "가", "😀", "\uFFFD"};

    @Test
    void anyMessageSurvivesBeingCutAnywhere() {
        Property.holds(2_000, random -> {
            MessageReader reader = new MessageReader(MOST);
            for (int round = 0; round < 3; round++) {
                String message = message(random);

                assertThat(read(reader, fragments(message.getBytes(StandardCharsets.UTF_8), random)))
                        .isEqualTo(message);
            }
        });
    }

    @Test
    void aMessageThatEndsWithinACharacterIsNoText() {
        byte[] cut = Arrays.copyOf("a가".getBytes(StandardCharsets.UTF_8), 3);
        Property.holds(20, random -> {
            BadMessage bad = catchThrowableOfType(
                    BadMessage.class, () -> readAll(new MessageReader(MOST), fragments(cut, random)));

            assertThat(bad.closeCode()).isEqualTo(1007);
        });
    }

    @Test
    void fragmentsTogetherMayNotBeLongerThanAMessage() {
        Property.holds(200, random -> {
            byte[] tooLong = new byte[MOST + 1];
            BadMessage bad = catchThrowableOfType(
                    BadMessage.class, () -> readAll(new MessageReader(MOST), fragments(tooLong, random)));

            assertThat(bad.closeCode()).isEqualTo(1009);
        });
    }

    private static String message(RandomGenerator random) {
        StringBuilder message = new StringBuilder();
        for (int length = random.nextInt(MOST / 4); length > 0; length--) {
            message.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return message.toString();
    }

    private static List<Frame> fragments(byte[] bytes, RandomGenerator random) {
        List<Frame> fragments = new ArrayList<>();
        int at = 0;
        boolean last = false;
        while (!last) {
            int end = at + random.nextInt(bytes.length - at + 1);
            last = end == bytes.length && random.nextBoolean();
            byte opCode = fragments.isEmpty() ? OpCode.TEXT : OpCode.CONTINUATION;
            fragments.add(new Frame(opCode, last, ByteBuffer.wrap(bytes, at, end - at)));
            at = end;
        }
        return fragments;
    }

    private static String read(MessageReader reader, List<Frame> fragments) {
        try {
            return readAll(reader, fragments);
        } catch (BadMessage e) {
            throw new AssertionError(e);
        }
    }

    private static String readAll(MessageReader reader, List<Frame> fragments) throws BadMessage {
        String message = null;
        for (Frame fragment : fragments) {
            assertThat(message).isNull();
            message = reader.add(fragment);
        }
        return message;
    }
}
