package app.parley.door;

/** What a command ends with; stable, for scripts (operations.md). */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    /** The command line itself is wrong. */
    USAGE(2),
    /** Something does not work for the people the server is for. */
    UNHEALTHY(3),
    DAMAGED(4),
    NEWER(5),
    NOT_EMPTY(6),
    UNWRITABLE(7),
    /** The database cannot be used, or another process uses it. */
    DATABASE(8);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
