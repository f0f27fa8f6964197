package app.parley.store.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * The scripts that make the tables of this Parley, the oldest first. Tells whether a schema has them all without
 * Flyway, which loads a thousand classes for that: most starts have nothing to migrate.
 */
final class MigrationScripts {
    static final List<String> NAMES = List.of(
            "V1__people.sql",
            "V2__rooms.sql",
            "V3__calls.sql",
            "V4__webhooks.sql",
            "V5__pre_call_checks.sql",
            "V6__push_subscriptions.sql",
            "V7__messages_pictures_schedules.sql",
            "V8__password_resets.sql",
            "V9__oidc.sql",
            "V10__passkeys.sql",
            "V11__leases.sql");

    private static final String DIRECTORY = "db/migration/";
    /** Of the current schema, as Flyway reads it: others of the search path may be another Parley's. */
    private static final String HISTORY = """
            SELECT "script", "checksum", "success" FROM "%s"."flyway_schema_history"
            WHERE "installed_rank" > 0 AND "type" <> 'BASELINE' ORDER BY "installed_rank"
            """;

    /** A script as Flyway remembers it. */
    private record Applied(String script, int checksum, boolean success) {}

    private MigrationScripts() {}

    /**
     * Returns false also where it cannot tell: then Flyway has to look.
     *
     * @throws IllegalStateException if there is no connection; its cause says why
     */
    static boolean areAllIn(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return isWhole(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection", e);
        }
    }

    private static boolean isWhole(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HISTORY.formatted(schemaOf(connection)))) {
            List<Applied> history = new ArrayList<>();
            while (row.next()) {
                history.add(new Applied(row.getString(1), row.getInt(2), row.getBoolean(3)));
            }
            return history.equals(NAMES.stream()
                    .map(name -> new Applied(name, checksum(name), true))
                    .toList());
        } catch (SQLException e) {
            return false; // There is no history yet, or none that can be read.
        }
    }

    private static String schemaOf(Connection connection) throws SQLException {
        return String.valueOf(connection.getSchema()).replace("\"", "\"\"");
    }

    /** As Flyway computes it: the CRC of the lines without their ends. */
    private static int checksum(String name) {
        CRC32 checksum = new CRC32();
        try (InputStream script = MigrationScripts.class.getClassLoader().getResourceAsStream(DIRECTORY + name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) checksum.getValue();
    }
}
