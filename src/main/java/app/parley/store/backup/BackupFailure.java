package app.parley.store.backup;

import org.jspecify.annotations.Nullable;

/** A backup or a restore could not be done. The message is one sentence for the person who asked for it. */
public final class BackupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** The reasons that a program may want to tell apart. */
    public enum Reason {
        /** The file is no backup, was cut off, or was changed. */
        DAMAGED,
        /** The backup was made by a newer Parley. */
        NEWER,
        /** The database that should be filled has rows already, or a server uses it. */
        NOT_EMPTY,
        /** The file cannot be written. */
        UNWRITABLE,
        /** There is nothing to back up, or something is wrong with it. */
        SOURCE
    }

    public BackupFailure(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    public BackupFailure(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
