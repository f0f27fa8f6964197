package app.parley.store.db;

/** The database does not answer, or cannot write, at the moment. The same request may succeed later: HTTP 503. */
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseAway(Throwable cause) {
        super("The database does not answer", cause);
    }
}
