package app.parley.checks;

import app.parley.kernel.WireNames;

/** How a check came out. */
public enum CheckState {
    OK,
    /** Works, but not for everybody or not for long. */
    WARNING,
    /** Does not work. */
    ERROR,
    /** There is nothing to check, or it was not checked yet. */
    SKIPPED,
    /** Is being checked at this moment. */
    RUNNING;

    public String wire() {
        return WireNames.of(this);
    }

    /** Whether an admin should do something. */
    public boolean isProblem() {
        return this == WARNING || this == ERROR;
    }
}
