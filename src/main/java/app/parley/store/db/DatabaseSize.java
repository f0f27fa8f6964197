package app.parley.store.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How large the database is.
 *
 * @param place the file, or the PostgreSQL database without credentials; null for all others
 * @param bytes null if it cannot be known
 * @param tables by name
 */
public record DatabaseSize(
        Kind kind, @Nullable String place, @Nullable Long bytes, List<TableSize> tables) {
    /** Counting more rows than this would take PostgreSQL long, so beyond it the planner's estimate is told. */
    private static final int COUNTED = 100_000;

    private static final String HISTORY = "flyway_schema_history";

    /** What keeps the data. */
    public enum Kind {
        FILE,
        MEMORY,
        POSTGRESQL,
        ELSEWHERE
    }

    /**
     * One table.
     *
     * @param estimated whether the number of rows is an estimate
     * @param bytes with its indexes; null where the database does not tell
     */
    public record TableSize(
            String name,
            long rows,
            boolean estimated,
            @Nullable Long bytes) {}

    /** Tables are in the order of their names, which databases have different ideas of. */
    public DatabaseSize {
        tables = tables.stream().sorted(Comparator.comparing(TableSize::name)).toList();
    }

    public static DatabaseSize of(DatabaseSettings settings, Database database) {
        return settings.isPostgres() ? ofPostgres(settings, database) : ofH2(settings, database);
    }

    private static DatabaseSize ofH2(DatabaseSettings settings, Database database) {
        List<TableSize> tables = database.query(handle -> SchemaTables.ofH2(handle).stream()
                .filter(DatabaseSize::isOurs)
                .map(name -> new TableSize(name.toLowerCase(Locale.ROOT), count(handle, name), false, null))
                .toList());
        Path file = settings.file();
        if (file == null) {
            return new DatabaseSize(settings.isInMemory() ? Kind.MEMORY : Kind.ELSEWHERE, null, null, tables);
        }
        return new DatabaseSize(Kind.FILE, file.toString(), size(file), tables);
    }

    private static DatabaseSize ofPostgres(DatabaseSettings settings, Database database) {
        return database.query(handle -> new DatabaseSize(
                Kind.POSTGRESQL,
                settings.server(),
                handle.select("SELECT pg_database_size(current_database())")
                        .mapTo(Long.class)
                        .one(),
                SchemaTables.ofPostgres(handle).stream()
                        .filter(DatabaseSize::isOurs)
                        .map(name -> table(handle, name))
                        .toList()));
    }

    private static TableSize table(Handle handle, String name) {
        String quoted = quoted(name);
        long counted = handle.select(
                        "SELECT count(*) FROM (SELECT 1 FROM " + quoted + " LIMIT " + (COUNTED + 1) + ") counted")
                .mapTo(Long.class)
                .one();
        long bytes = handle.select("SELECT pg_total_relation_size(CAST(? AS regclass))", quoted)
                .mapTo(Long.class)
                .one();
        if (counted <= COUNTED) {
            return new TableSize(name, counted, false, bytes);
        }
        long estimate = handle.select(
                        "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = CAST(? AS regclass)", quoted)
                .mapTo(Long.class)
                .one();
        return new TableSize(name, Math.max(counted, estimate), true, bytes);
    }

    /** H2 knows the number by heart. */
    private static long count(Handle handle, String name) {
        return handle.select("SELECT count(*) FROM " + quoted(name))
                .mapTo(Long.class)
                .one();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isOurs(String table) {
        return !table.equalsIgnoreCase(HISTORY);
    }

    private static @Nullable Long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
