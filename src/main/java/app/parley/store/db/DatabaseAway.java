package app.parley.store.db;

/** The database does not answer, or cannot write, for now. What was asked may work later: HTTP 503. */
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseAway(Throwable cause) {
        super("The database does not answer", cause);
    }
}
