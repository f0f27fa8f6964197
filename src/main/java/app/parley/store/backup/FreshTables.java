package app.parley.store.backup;

import app.parley.store.backup.BackupFailure.Reason;
import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The tables of a database that nobody has used yet: none, or those that a first start has made. */
final class FreshTables {
    /** Where the first thing that people do leaves a row. */
    private static final Set<String> TELLING = Set.of("accounts", "calls", "messages", "webhooks", "direct_messages");

    private static final int LOOKS = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final WholeDatabase database;
    private final List<String> tables;

    private FreshTables(WholeDatabase database, List<String> tables) {
        this.database = database;
        this.tables = tables;
    }

    /** @throws BackupFailure if somebody has used the database, or uses it now */
    static FreshTables in(WholeDatabase database) throws IOException {
        List<String> tables = database.tables();
        if (!tables.isEmpty()) {
            database.refuseWhatIsNotOurs();
        }
        if (isInUse(database)) {
            throw refused(database, "a server is using it; stop that one first");
        }
        String used = database.read(connection -> firstUsed(tables, connection));
        if (!used.isEmpty()) {
            throw refused(
                    database, "it is not empty (there are %s in it); give the backup an empty one".formatted(used));
        }
        return new FreshTables(database, tables);
    }

    // PostgreSQL shows a connection that was closed for some moments more.
    private static boolean isInUse(WholeDatabase database) throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            if (database.othersConnected() == 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private static BackupFailure refused(WholeDatabase database, String why) {
        return new BackupFailure(Reason.NOT_EMPTY, "Cannot restore into %s: %s.".formatted(database.place(), why));
    }

    private static String firstUsed(List<String> tables, Connection connection) throws SQLException {
        TableReader reader = new TableReader(connection);
        for (String table : tables) {
            String name = table.toLowerCase(Locale.ROOT);
            if (TELLING.contains(name) && reader.count(new TableOutline(name, List.of(), null)) > 0) {
                return name.replace('_', ' ');
            }
        }
        return "";
    }

    /** Drops Parley's own: a backup of an older version needs the tables of that version. */
    void drop() throws IOException {
        SchemaOutline newest = Objects.requireNonNull(SchemaOutline.of(null));
        var unused = database.change(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : tables.stream().filter(newest::hasMade).toList()) {
                    statement.execute("DROP TABLE IF EXISTS \"" + table + "\" CASCADE");
                }
            }
            return true;
        });
    }
}
