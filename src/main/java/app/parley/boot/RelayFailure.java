package app.parley.boot;

/** The relay is required and cannot run. The message is for the person who starts the server. */
public final class RelayFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RelayFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
