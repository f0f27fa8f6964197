package app.parley.store.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Maps Java values to columns, in the same way on every database. */
public final class StoredTypes {
    private StoredTypes() {}

    static Jdbi registeredIn(Jdbi jdbi) {
        return jdbi.registerArgument(new InstantArguments())
                .registerArgument(new StringArguments())
                .registerColumnMapper(Instant.class, new InstantColumn());
    }

    /**
     * Truncates to whole milliseconds, so that a value that is read back equals the value that was written, on every
     * clock.
     */
    public static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    // Jdbi's default conversion uses the JVM's local time, in which one hour occurs twice when clocks change.
    private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
        InstantArguments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime utc = stored(value).atOffset(ZoneOffset.UTC);
            return (position, statement, context) -> statement.setObject(position, utc);
        }
    }

    // PostgreSQL text cannot contain NUL, H2 text can. User input that contains NUL must not fail on either.
    private static final class StringArguments extends AbstractArgumentFactory<String> {
        StringArguments() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            String text = value.replace('\0', '\uFFFD');
            return (int position, PreparedStatement statement, StatementContext context) ->
                    statement.setString(position, text);
        }
    }

    private static final class InstantColumn implements ColumnMapper<Instant> {
        @Override
        public @Nullable Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
    }
}
