package app.parley.store.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The properties that a PostgreSQL server reports.
 *
 * @param version such as 180006
 * @param schema where new tables are created; null if the search path contains no schema
 * @param standby whether the server is a read-only replica
 * @param pooled whether a pooler is in between: the backend process that answers is not the one that the client
 *     connected to
 */
public record PostgresServer(
        int version, String encoding, @Nullable String schema, boolean standby, boolean pooled) {
    private static final int OLDEST = 12;
    private static final String ASK = """
            SELECT current_setting('server_version_num'), current_setting('server_encoding'), current_schema(),
                   pg_is_in_recovery(), pg_backend_pid()
            """;

    static PostgresServer askedOn(DatabaseSettings settings, Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            row.next();
            int connectedTo = connection.unwrap(PGConnection.class).getBackendPID();
            return new PostgresServer(
                    row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getInt(5) != connectedTo);
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        }
    }

    /** @throws DatabaseUnavailable if Parley cannot work with the server */
    public void refuseWhatCannotWork(DatabaseSettings settings) {
        String why = fault();
        if (why != null) {
            throw new DatabaseUnavailable("Cannot use %s: %s.".formatted(settings.place(), why));
        }
    }

    private @Nullable String fault() {
        if (version < OLDEST * 10_000) {
            return "it is PostgreSQL %d, and Parley needs %d or newer".formatted(version / 10_000, OLDEST);
        }
        if (!encoding.equals("UTF8")) {
            return "its encoding is %s, which cannot hold every language; make a database with ENCODING 'UTF8'"
                    .formatted(encoding);
        }
        if (standby) {
            return "it is a standby, which cannot be written to; use the address of the primary";
        }
        if (schema == null) {
            return "no schema of its search_path is there for this user; make one, or GRANT USAGE ON SCHEMA to the user";
        }
        return null;
    }

    /** Poolers give each transaction another connection, so statements must not be prepared on one. */
    DatabaseSettings adapted(DatabaseSettings settings) {
        return pooled ? settings.withoutPreparing() : settings;
    }
}
