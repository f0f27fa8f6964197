package app.parley.store.db;

/** Why a process may not write: another one serves the database by now, or may do so. */
public final class NotOwner extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for the log, after "the database is away" */
    public NotOwner(String message) {
        super(message);
    }
}
