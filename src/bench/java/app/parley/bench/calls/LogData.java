package app.parley.bench.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the filled databases lie: in the directory that was named, which stays, or in one that is deleted in the end. */
final class LogData implements AutoCloseable {
    private final Path root;
    private final boolean kept;

    private LogData(Path root, boolean kept) {
        this.root = root;
        this.kept = kept;
    }

    static LogData open() throws IOException {
        String named = System.getProperty("bench.calls.data", "");
        return named.isEmpty()
                ? new LogData(Files.createTempDirectory("parley-calls"), false)
                : new LogData(Files.createDirectories(Path.of(named)), true);
    }

    Path directory(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
