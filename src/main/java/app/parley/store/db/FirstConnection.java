package app.parley.store.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens the database with one plain connection. A large rollback can make this take long. */
final class FirstConnection {
    private FirstConnection() {}

    /**
     * Reports what is wrong with a database before a pool waits for it.
     *
     * @return the connection, which keeps an embedded database open until it is closed
     * @throws DatabaseUnavailable with a sentence
     */
    static Connection open(DatabaseSettings settings) {
        SlowStep step = SlowStep.begin("Opening " + settings.place());
        try {
            return DriverManager.getConnection(settings.driverUrl(), properties(settings));
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        } finally {
            step.end();
        }
    }

    private static Properties properties(DatabaseSettings settings) {
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
        return properties;
    }
}
