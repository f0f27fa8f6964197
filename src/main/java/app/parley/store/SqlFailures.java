package app.parley.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells the failures of a database apart. */
final class SqlFailures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int H2_LOCKED = 90020;
    private static final int H2_CORRUPT = 90030;
    private static final int H2_INPUT_OUTPUT = 90028;
    private static final int H2_WITHOUT_DATA = 90097;
    private static final int H2_NEWER_FORMAT = 90048;

    private SqlFailures() {}

    /** The failure for the log: its codes alone, since messages quote what people wrote. */
    static String codes(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        return cause == null
                ? failure.getClass().getSimpleName()
                : "SQL state %s, code %d".formatted(cause.getSQLState(), cause.getErrorCode());
    }

    /** The database's own code of a failure; 0 where there is none. */
    static int errorCode(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        return cause == null ? 0 : cause.getErrorCode();
    }

    /** Whether a row with that key was there already. */
    static boolean isUniqueViolation(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        return cause != null && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }

    /** The failure as callers meet it: {@link DatabaseAway}, or itself where the statement is to blame. */
    static RuntimeException translated(RuntimeException failure) {
        return isAway(failure) ? new DatabaseAway(failure) : failure;
    }

    /** The failure as the person meets it who starts the server. */
    static DatabaseUnavailable atStart(DatabaseSettings settings, RuntimeException failure) {
        if (failure instanceof DatabaseUnavailable known) {
            return known;
        }
        SQLException cause = sqlCause(failure);
        String reason = cause == null ? "it cannot be opened (%s)".formatted(failure.getMessage()) : reason(cause);
        return new DatabaseUnavailable("Cannot use %s: %s.".formatted(settings.place(), reason), failure);
    }

    private static String reason(SQLException cause) {
        return switch (cause.getErrorCode()) {
            case H2_LOCKED -> "another process is using it; stop that one first";
            case H2_CORRUPT, H2_INPUT_OUTPUT, H2_WITHOUT_DATA ->
                "it is damaged or no database of Parley's; restore a backup, or move it away to start afresh";
            case H2_NEWER_FORMAT -> "it was written by another version of H2; run the Parley that wrote it";
            default -> reasonByState(cause);
        };
    }

    private static String reasonByState(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        if (state.startsWith("28")) {
            return "it does not accept the user name or password";
        }
        if (state.equals("3D000")) {
            return "there is no such database on that server";
        }
        if (state.startsWith("08")) {
            return "it does not answer (%s)".formatted(firstLine(cause));
        }
        return "it cannot be opened (%s)".formatted(firstLine(cause));
    }

    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || (cause instanceof SQLException sql && isAway(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException) {
            return true;
        }
        String state = String.valueOf(failure.getSQLState());
        // 08 connection, 53 no room on the server, 57P it is shutting down, 58 its disk, 25006 read-only (a standby).
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.equals("25006")
                || isH2Away(failure.getErrorCode());
    }

    // 90028, 90031 input or output, 90030 damaged, 90067, 90098, 90121 closed, 90100 no room, 90020 locked, 50000 all
    // else.
    private static boolean isH2Away(int code) {
        return switch (code) {
            case H2_INPUT_OUTPUT, 90031, H2_CORRUPT, 90067, 90098, 90121, 90100, H2_LOCKED, 50000 -> true;
            default -> false;
        };
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
    }
}
