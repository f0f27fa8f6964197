package app.parley;

/** The relay must run and cannot. Its message is for the person who starts the server. */
final class RelayFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    RelayFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
