package app.parley.store.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;

/** The types of columns, each with one form in a backup, whichever database it comes from. */
enum ColumnKind {
    TEXT(Types.VARCHAR) {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeString(row.getString(column));
        }

        @Override
        void bind(JsonNode value, PreparedStatement statement, int parameter) throws SQLException {
            statement.setString(parameter, value.textValue());
        }
    },
    WHOLE(Types.BIGINT) {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeNumber(row.getLong(column));
        }

        @Override
        void bind(JsonNode value, PreparedStatement statement, int parameter) throws SQLException {
            statement.setLong(parameter, value.longValue());
        }
    },
    REAL(Types.DOUBLE) {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeNumber(row.getDouble(column));
        }

        // What is no number in JSON, such as NaN, is written as text.
        @Override
        void bind(JsonNode value, PreparedStatement statement, int parameter) throws SQLException {
            statement.setDouble(parameter, Double.parseDouble(value.asText()));
        }
    },
    FLAG(Types.BOOLEAN) {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeBoolean(row.getBoolean(column));
        }

        @Override
        void bind(JsonNode value, PreparedStatement statement, int parameter) throws SQLException {
            statement.setBoolean(parameter, value.booleanValue());
        }
    },
    MOMENT(Types.TIMESTAMP_WITH_TIMEZONE) {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeString(
                    row.getObject(column, OffsetDateTime.class).toInstant().toString());
        }

        @Override
        void bind(JsonNode value, PreparedStatement statement, int parameter) throws SQLException {
            statement.setObject(parameter, Instant.parse(value.asText()).atOffset(ZoneOffset.UTC));
        }
    },
    BYTES(Types.VARBINARY) {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeString(Base64.getEncoder().encodeToString(row.getBytes(column)));
        }

        @Override
        void bind(JsonNode value, PreparedStatement statement, int parameter) throws SQLException {
            statement.setBytes(parameter, Base64.getDecoder().decode(value.asText()));
        }
    };

    private final int sqlType;

    ColumnKind(int sqlType) {
        this.sqlType = sqlType;
    }

    /** @param type the name of a type in H2's information schema */
    static ColumnKind ofH2(String type) {
        return switch (type) {
            case "CHARACTER VARYING" -> TEXT;
            case "INTEGER", "BIGINT" -> WHOLE;
            case "DOUBLE PRECISION" -> REAL;
            case "BOOLEAN" -> FLAG;
            case "TIMESTAMP WITH TIME ZONE" -> MOMENT;
            case "BINARY VARYING" -> BYTES;
            default -> throw new IllegalStateException("a migration uses a type that backups cannot hold: " + type);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes a value that is not null. */
    abstract void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException;

    /** Binds a value that is not null. */
    abstract void bind(JsonNode value, PreparedStatement statement, int parameter) throws SQLException;

    void bindNull(PreparedStatement statement, int parameter) throws SQLException {
        statement.setNull(parameter, sqlType);
    }
}
