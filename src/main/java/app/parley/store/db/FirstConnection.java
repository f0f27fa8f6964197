package app.parley.store.db;

import java.sql.Connection;
import java.sql.SQLException;

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
            return OwnConnection.open(settings);
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        } finally {
            step.end();
        }
    }
}
