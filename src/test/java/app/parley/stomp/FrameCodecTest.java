package app.parley.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private final FrameCodec codec = new FrameCodec(32, 1_024);

    static Stream<Arguments> goldenFrames() throws IOException {
        try (InputStream golden = FrameCodecTest.class.getResourceAsStream("/frames.json")) {
            JsonNode frames = new ObjectMapper().readTree(golden);
            return StreamSupport.stream(frames.spliterator(), false)
                    .map(frame -> Arguments.of(frame.get("name").asText(), frame));
        }
    }

    /** Those that can be read; what is written has a length of its own. */
    static Stream<Arguments> framesWithoutLength() throws IOException {
        return goldenFrames().filter(arguments -> {
            JsonNode golden = (JsonNode) arguments.get()[1];
            return !golden.has("error") && !golden.get("wire").asText().contains("content-length");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenFrames")
    void readsGoldenFrames(String name, JsonNode golden) {
        String wire = golden.get("wire").asText();
        if (golden.has("error")) {
            assertThatThrownBy(() -> codec.parse(wire))
                    .as(name)
                    .isInstanceOf(FrameException.class)
                    .hasMessageContaining(golden.get("error").asText());
            return;
        }

        Frame frame = codec.parse(wire);

        assertThat(frame.command().name()).isEqualTo(golden.get("command").asText());
        assertThat(frame.headers()).containsExactlyElementsOf(headersOf(golden));
        assertThat(frame.body()).isEqualTo(golden.get("body").asText());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("framesWithoutLength")
    void writesWhatItReadsTheSameAgain(String name, JsonNode golden) {
        Frame frame = codec.parse(golden.get("wire").asText());

        Frame again = codec.parse(new String(FrameCodec.format(frame), StandardCharsets.UTF_8));

        assertThat(again.command()).isEqualTo(frame.command());
        assertThat(again.headers()).containsAll(frame.headers());
        assertThat(again.body()).isEqualTo(frame.body());
    }

    @Test
    void ofRepeatedHeadersTheFirstIsFound() {
        Frame frame = codec.parse("SEND\ndestination:/a\nfoo:first\nfoo:second\n\n\0");

        assertThat(frame.header("foo")).isEqualTo("first");
        assertThat(frame.header("bar")).isNull();
    }

    @Test
    void writesEscapesOutsideConnectAndConnectedOnly() {
        String message = text(Frame.of(
                Command.MESSAGE, "subscription", "a:b", "message-id", "1", "destination", "/\\\r\n", "이름", "값:1"));
        String connected = text(Frame.of(Command.CONNECTED, "version", "1.2", "session", "a:b"));

        assertThat(message)
                .isEqualTo("MESSAGE\nsubscription:a\\cb\nmessage-id:1\ndestination:/\\\\\\r\\n\n이름:값\\c1\n\n\0");
        assertThat(connected).isEqualTo("CONNECTED\nversion:1.2\nsession:a:b\n\n\0");
    }

    @Test
    void writesTheLengthOfABodyInBytes() {
        byte[] written = FrameCodec.format(Frame.of(Command.ERROR, "안녕", new String[] {"message", "hi"}));

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("ERROR\nmessage:hi\ncontent-length:6\n\n안녕\0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n\r\n"})
    void lineEndsAloneAreAHeartBeat(String message) {
        assertThat(FrameCodec.isHeartBeat(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r", " \n", "\0", "DISCONNECT\n\n\0"})
    void anythingElseIsNone(String message) {
        assertThat(FrameCodec.isHeartBeat(message)).isFalse();
    }

    @Test
    void quotesALongLineShortened() {
        FrameException thrown =
                catchThrowableOfType(FrameException.class, () -> codec.parse("X".repeat(5_000) + "\n\n\0"));

        assertThat(thrown.line()).hasSize(121).endsWith("X…");
        assertThat(thrown.problem()).isEqualTo("There is no such command");
    }

    @Test
    void whateverComesItAnswersWithAFrameOrAFrameException() {
        Random random = new Random(12);
        String alphabet = "SEND\n\r\0:\\c1destinationid/a가😀";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder junk = new StringBuilder(random.nextBoolean() ? "SEND\ndestination:/a\n" : "");
            for (int length = random.nextInt(30); length > 0; length--) {
                junk.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(codec.parse(junk.toString())).isNotNull();
            } catch (FrameException expected) {
                assertThat(expected).hasMessageContaining("\"");
            }
        }
    }

    private static String text(Frame frame) {
        return new String(FrameCodec.format(frame), StandardCharsets.UTF_8);
    }

    private static List<Frame.Header> headersOf(JsonNode golden) {
        List<Frame.Header> headers = new ArrayList<>();
        for (JsonNode header : golden.get("headers")) {
            headers.add(new Frame.Header(header.get(0).asText(), header.get(1).asText()));
        }
        return headers;
    }
}
