package app.parley.bench.calls;

import app.parley.store.Database;
import app.parley.store.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a database with calls and asks for them as people do. Arguments: {@code h2}, {@code postgresql} or both, and how
 * many calls unless a million; {@code fill} asks nothing. A directory in {@code bench.calls.data} is filled once and used again.
 */
public final class MillionCalls {
    private static final int MILLION = 1_000_000;

    private final int count;
    private final Instant end = Instant.parse("2026-06-01T00:00:00Z");

    private final boolean fillOnly;

    private MillionCalls(int count, boolean fillOnly) {
        this.count = count;
        this.fillOnly = fillOnly;
    }

    @SuppressWarnings("SystemOut") // For the person at the terminal.
    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        int count = words.stream()
                .filter(word -> word.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(MILLION);
        MillionCalls bench = new MillionCalls(count, words.contains("fill"));
        Map<String, LogFigures> figures = new LinkedHashMap<>();
        if (words.contains("h2")) {
            figures.put("H2", bench.onH2());
        }
        if (words.contains("postgresql")) {
            figures.put("PostgreSQL", bench.onPostgres());
        }
        System.out.println(LogFigures.table(figures));
    }

    private LogFigures onH2() throws IOException {
        Path data = data("h2");
        return measure(DatabaseSettings.embedded(data), Map.of("PARLEY_DATA", data.toString()));
    }

    private LogFigures onPostgres() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data("postgresql"))
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "256MB")
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            return measure(
                    new DatabaseSettings(url + "&reWriteBatchedInserts=true", null, null),
                    Map.of("JDBC_DATABASE_URL", url));
        }
    }

    private LogFigures measure(DatabaseSettings settings, Map<String, String> environment) throws IOException {
        LogFigures figures = new LogFigures();
        try (Database database = Database.open(settings)) {
            long held = database.<Long>query(handle -> handle.createQuery("SELECT COUNT(*) FROM calls")
                    .mapTo(Long.class)
                    .one());
            if (held == 0) {
                Instant begun = Instant.now();
                new CallGenerator(end, count).fill(database);
                figures.filledIn(Duration.between(begun, Instant.now()));
                for (String table : List.of("calls", "call_people", "call_spans", "call_quality")) {
                    database.<Integer>query(handle -> handle.execute(
                            settings.jdbcUrl().startsWith("jdbc:h2:") ? "ANALYZE TABLE " + table : "ANALYZE " + table));
                }
            }
        }
        if (fillOnly) {
            return figures;
        }
        Path collections = Files.createTempFile("collections", ".log");
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", "0");
        try (LogServer server = new LogServer(all, "256m", collections)) {
            new LogQuestions(server, end).ask(figures);
        }
        figures.heap(Files.readString(collections));
        return figures;
    }

    private static Path data(String name) throws IOException {
        String kept = System.getProperty("bench.calls.data");
        return kept == null ? Files.createTempDirectory("parley-calls") : Files.createDirectories(Path.of(kept, name));
    }
}
