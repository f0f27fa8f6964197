package app.parley.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens the connection pool, or says in a sentence why not. */
final class Pool {
    private static final int CONNECTIONS = 10;
    private static final long CONNECTION_TIMEOUT_MS = 3_000;
    private static final long VALIDATION_TIMEOUT_MS = 1_000;

    private Pool() {}

    static HikariDataSource open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("parley");
        config.setJdbcUrl(settings.driverUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.setValidationTimeout(VALIDATION_TIMEOUT_MS);
        if (settings.isPostgres()) {
            // A server that vanished without a word must not hold a request longer than the contract's five seconds.
            config.addDataSourceProperty("connectTimeout", "3");
            config.addDataSourceProperty("socketTimeout", "4");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "parley");
        }
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw SqlFailures.atStart(settings, e);
        }
    }
}
