package app.parley.testing;

import app.parley.store.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Empty databases, one for each who asks. */
public enum FreshDatabase {
    H2 {
        @Override
        public DatabaseSettings settings() {
            return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", null, null);
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings settings() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            EmbeddedPostgres server = Server.POSTGRES;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL would not make a database", e);
            }
            return new DatabaseSettings(
                    "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name), "postgres", "postgres");
        }
    };

    /** One server for the whole JVM, started by the first who needs it; it ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public abstract DatabaseSettings settings();

    /** A fresh database under a URL as platforms give it, with name and password in it. */
    public String platformUrl() {
        return settings().jdbcUrl().replace("jdbc:postgresql://", "postgres://postgres:postgres@") + "?sslmode=disable";
    }
}
