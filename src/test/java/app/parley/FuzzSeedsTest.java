package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.json.JsonDialectFuzz;
import app.parley.protocol.stomp.StompDialectFuzz;
import app.parley.relay.RelayFuzz;
import app.parley.stomp.FrameCodecFuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer begins with ({@code mvn -Pfuzz test}), and what it once found: each is an ordinary test, too. */
class FuzzSeedsTest {
    private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz");

    @TestFactory
    Stream<DynamicTest> codec() {
        return seeds("codec", FrameCodecFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> json() {
        return seeds("json", JsonDialectFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> stomp() {
        return seeds("stomp", StompDialectFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> relay() {
        return seeds("relay", RelayFuzz::fuzzerTestOneInput);
    }

    private static Stream<DynamicTest> seeds(String target, Consumer<byte[]> fuzz) {
        try (Stream<Path> files = Files.list(SEEDS.resolve(target))) {
            List<Path> seeds = files.sorted().toList();
            assertThat(seeds).isNotEmpty();
            return seeds.stream()
                    .map(seed -> DynamicTest.dynamicTest(
                            seed.getFileName().toString(), () -> fuzz.accept(Files.readAllBytes(seed))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
