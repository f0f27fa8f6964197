package app.parley.store.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** Opens connection pools, or throws one sentence that says why it cannot. */
final class Pool {
    private static final int CONNECTIONS = 10;
    private static final int CONNECTIONS_FOR_MIGRATIONS = 3;
    private static final long CONNECTION_TIMEOUT_MS = 3_000;
    private static final long VALIDATION_TIMEOUT_MS = 1_000;

    private Pool() {}

    static HikariDataSource open(DatabaseSettings settings) {
        HikariConfig config = config(settings, CONNECTIONS);
        if (settings.isPostgres()) {
            // A server that vanished without closing the connection must not hold a request longer than the five
            // seconds of the contract.
            config.addDataSourceProperty("socketTimeout", "4");
        }
        return open(settings, config);
    }

    /** Returns a pool whose statements have no time limit. */
    static HikariDataSource forMigrations(DatabaseSettings settings) {
        return open(settings, config(settings, CONNECTIONS_FOR_MIGRATIONS));
    }

    private static HikariConfig config(DatabaseSettings settings, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("parley");
        Path file = settings.file();
        if (file == null) {
            config.setJdbcUrl(settings.driverUrl());
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        } else {
            config.setDataSource(new EmbeddedSource(settings, file));
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.setValidationTimeout(VALIDATION_TIMEOUT_MS);
        if (settings.isPostgres()) {
            config.addDataSourceProperty("connectTimeout", "3");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "parley");
        }
        return config;
    }

    private static HikariDataSource open(DatabaseSettings settings, HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw StartFailure.of(settings, e);
        }
    }
}
