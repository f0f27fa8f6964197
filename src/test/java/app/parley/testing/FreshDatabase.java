package app.parley.testing;

import app.parley.store.db.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
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

        @Override
        DatabaseSettings lend() {
            return settings();
        }

        @Override
        void takeBack(DatabaseSettings settings) {
            try (Connection connection = DriverManager.getConnection(settings.jdbcUrl());
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException e) {
                throw new IllegalStateException("H2 would not forget a database", e);
            }
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings settings() {
            String name = newName();
            administer("CREATE DATABASE " + name);
            return new DatabaseSettings(
                    "jdbc:postgresql://localhost:%d/%s".formatted(Server.POSTGRES.getPort(), name),
                    "postgres",
                    "postgres");
        }

        @Override
        DatabaseSettings lend() {
            String name = newName();
            administer("CREATE SCHEMA " + name);
            return new DatabaseSettings(
                    Server.POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name, null, null);
        }

        @Override
        void takeBack(DatabaseSettings settings) {
            String url = settings.jdbcUrl();
            administer("DROP SCHEMA %s CASCADE".formatted(url.substring(url.lastIndexOf('=') + 1)));
        }

        private void administer(String sql) {
            try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL would not: " + sql, e);
            }
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

    /** As good as a fresh database for one test, and on PostgreSQL cheaper: a schema is 70 files, a database 400. */
    abstract DatabaseSettings lend();

    abstract void takeBack(DatabaseSettings settings);

    private static String newName() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A fresh database under a URL as platforms give it, with name and password in it. */
    public String platformUrl() {
        return platformUrl(settings());
    }

    public static String platformUrl(DatabaseSettings postgres) {
        return postgres.jdbcUrl().replace("jdbc:postgresql://", "postgres://postgres:postgres@") + "?sslmode=disable";
    }
}
