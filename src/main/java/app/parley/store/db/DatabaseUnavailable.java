package app.parley.store.db;

/**
 * The database cannot be used, so the server cannot start. The message is one sentence for the person who starts it.
 */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    DatabaseUnavailable(String sentence) {
        super(sentence);
    }

    /**
     * Returns a {@link DatabaseUnavailable} with one sentence if the database caused the failure, otherwise the failure
     * itself.
     */
    public static RuntimeException orItself(DatabaseSettings settings, RuntimeException failure) {
        return SqlFailures.sqlCause(failure) == null ? failure : StartFailure.of(settings, failure);
    }
}
