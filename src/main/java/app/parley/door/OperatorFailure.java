package app.parley.door;

/** What was asked for could not be done. The message is one sentence for the person who asked. */
public final class OperatorFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    public OperatorFailure(ExitCode exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    public ExitCode exit() {
        return exit;
    }
}
