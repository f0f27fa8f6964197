package app.parley.store.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** One plain connection, outside the pool. It waits some seconds for PostgreSQL, and no longer. */
public final class OwnConnection {
    private OwnConnection() {}

    public static Connection open(DatabaseSettings settings) throws SQLException {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.put("user", settings.user());
        }
        if (settings.password() != null) {
            properties.put("password", settings.password());
        }
        if (settings.isPostgres()) {
            properties.put("connectTimeout", "3");
            properties.put("socketTimeout", "4");
            properties.put("ApplicationName", "parley");
            properties.put("prepareThreshold", "0");
        }
        return DriverManager.getConnection(settings.driverUrl(), properties);
    }
}
