package app.parley.bench.calls;

import app.parley.bench.section.Pace;
import app.parley.bench.section.Section;
import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import app.parley.calls.stats.Period;
import app.parley.calls.stats.StatsQuery;
import app.parley.store.callstats.CallStatsStore;
import app.parley.store.callstats.DailyCallArchiver;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Fills both databases with calls and asks for them as people do, over REST, of a server with little memory. What lies in
 * the directory that the property {@code bench.calls.data} names is filled once and used again.
 */
public final class MillionCalls implements Section {
    private static final int MILLION = 1_000_000;
    private static final int QUICK = 100_000;
    private static final String MEMORY = "256m";

    private final Instant end = Instant.parse("2026-06-01T00:00:00Z");

    @Override
    public String name() {
        return "call-log";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        int count = pace == Pace.QUICK ? QUICK : MILLION;
        Map<String, LogFigures> figures = new LinkedHashMap<>();
        try (LogData data = LogData.open()) {
            figures.put("H2", onH2(data.directory("h2"), count));
            figures.put("PostgreSQL", onPostgres(data.directory("postgresql"), count));
        }
        return LogFigures.table(figures);
    }

    private LogFigures onH2(Path data, int count) throws IOException {
        // With a large cache and nothing to fear for: as the server runs it, H2 writes every page many times over.
        String hasty = "jdbc:h2:file:" + data.toAbsolutePath().resolve("parley")
                + ";CACHE_SIZE=800000;WRITE_DELAY=60000;RETENTION_TIME=0";
        fill(new DatabaseSettings(hasty, null, null), Unindexed::during, "ANALYZE TABLE ", count);
        return measure(DatabaseSettings.embedded(data), Map.of("PARLEY_DATA", data.toString()));
    }

    private LogFigures onPostgres(Path data, int count) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "256MB")
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            fill(
                    new DatabaseSettings(url + "&reWriteBatchedInserts=true", null, null),
                    (database, rows) -> rows.run(),
                    "VACUUM ANALYZE ",
                    count);
            return measure(new DatabaseSettings(url, null, null), Map.of("JDBC_DATABASE_URL", url));
        }
    }

    private LogFigures measure(DatabaseSettings settings, Map<String, String> environment) throws IOException {
        LogFigures figures = new LogFigures();
        try (Database database = Database.open(settings)) {
            keepDays(database, figures);
        }
        Path collections = Files.createTempFile("collections", ".log");
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", "0");
        try (LogServer server = new LogServer(all, MEMORY, collections)) {
            new LogQuestions(server, end).ask(figures);
            server.collect();
        }
        figures.heap(Files.readString(collections));
        Files.delete(collections);
        return figures;
    }

    /**
     * Unless it was filled before.
     *
     * @param around does what it is given, and what has to be done before and after
     * @param analyze the statement that the database runs by itself sooner or later
     */
    private void fill(DatabaseSettings settings, BiConsumer<Database, Runnable> around, String analyze, int count) {
        try (Database database = Database.open(settings)) {
            long held = database.<Long>query(handle -> handle.createQuery("SELECT COUNT(*) FROM calls")
                    .mapTo(Long.class)
                    .one());
            if (held > 0) {
                return;
            }
            around.accept(database, () -> new CallGenerator(end, count).fill(database));
            for (String table : List.of("calls", "call_people", "call_spans", "call_quality")) {
                database.<Integer>query(handle -> handle.execute(analyze + table));
            }
        }
    }

    /** As the server does it in the background when it starts on a log whose days it has not written down. */
    private void keepDays(Database database, LogFigures figures) {
        database.<Integer>query(handle -> handle.execute("DELETE FROM call_days"));
        StatsQuery year = new StatsQuery(
                new Viewer("ada", true),
                CallFilter.ALL,
                end.minus(CallGenerator.YEAR),
                end,
                Period.DAY,
                ZoneId.of("Asia/Seoul"));
        figures.took("stats, a year call by call", () -> new CallStatsStore(database).count(year));
        figures.took(
                "writing 365 days down, in the background", () -> new DailyCallArchiver(database).keep(() -> false));
    }
}
