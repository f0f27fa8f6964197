package app.parley.cli;

import app.parley.boot.OperatorDesk;
import app.parley.config.ConfigException;
import app.parley.door.ExitCode;
import app.parley.door.OperatorFailure;
import app.parley.store.backup.BackupFailure;
import app.parley.store.db.DatabaseUnavailable;
import app.parley.store.db.FaultNote;

/** What went wrong with a command, in a sentence and a code. */
final class Failures {
    private Failures() {}

    static OperatorFailure of(Exception failure) {
        if (failure instanceof OperatorFailure known) {
            return known;
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof BackupFailure backup) {
            return new OperatorFailure(OperatorDesk.exit(backup), message);
        }
        if (failure instanceof DatabaseUnavailable) {
            return new OperatorFailure(ExitCode.DATABASE, message);
        }
        if (failure instanceof ConfigException) {
            return new OperatorFailure(ExitCode.FAILED, message);
        }
        return new OperatorFailure(
                ExitCode.FAILED, "Something went wrong that Parley does not know (" + FaultNote.of(failure) + ").");
    }
}
