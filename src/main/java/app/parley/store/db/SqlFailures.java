package app.parley.store.db;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Classifies database failures. */
public final class SqlFailures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> TOO_LATE = Set.of("25P03", "55P03", "57014");
    private static final int H2_LOCKED = 90020;
    private static final int H2_CORRUPT = 90030;
    private static final int H2_INPUT_OUTPUT = 90028;

    private SqlFailures() {}

    /** Returns the failure's codes for the log. The messages are left out, because they quote user data. */
    public static String codes(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        return cause == null
                ? failure.getClass().getSimpleName()
                : "SQL state %s, code %d".formatted(cause.getSQLState(), cause.getErrorCode());
    }

    /** Returns why the database is away, for the log: what the system said of the disk, or else the failure's codes. */
    public static String reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotOwner) {
                return String.valueOf(cause.getMessage());
            }
            // Its kinds, such as of a missing file, quote paths and addresses.
            if (cause.getClass() == IOException.class && cause.getMessage() != null) {
                return "its disk says: " + cause.getMessage();
            }
        }
        return codes(failure);
    }

    /** Returns the database's own code of a failure; 0 if it has none. */
    static int errorCode(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        return cause == null ? 0 : cause.getErrorCode();
    }

    /** Returns whether a row with that key already existed. */
    public static boolean isUniqueViolation(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        return cause != null && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }

    /** Returns the exception for callers: {@link DatabaseAway}, or the failure itself if the statement caused it. */
    static RuntimeException translated(RuntimeException failure) {
        return isAway(failure) ? new DatabaseAway(failure) : failure;
    }

    /** Returns the exception for callers of plain JDBC: {@link DatabaseAway}, or one that names the failure's codes. */
    public static RuntimeException of(SQLException failure) {
        return isAway((Throwable) failure)
                ? new DatabaseAway(failure)
                : new IllegalStateException(
                        "SQL state %s, code %d".formatted(failure.getSQLState(), failure.getErrorCode()), failure);
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
        // 08: connection. 53: out of resources. 57P: shutting down. 58: disk. 25006: read-only, such as a standby.
        // 25P03, 55P03, 57014: stood still, waited or took longer than this process may.
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || TOO_LATE.contains(state)
                || state.equals("25006")
                || isH2Away(failure.getErrorCode());
    }

    // 90028, 90031: input or output. 90030: damaged. 90067, 90098, 90121: closed. 90097: read-only. 90100: no space.
    // 90020: locked. 50000: any other failure.
    private static boolean isH2Away(int code) {
        return switch (code) {
            case H2_INPUT_OUTPUT, 90031, H2_CORRUPT, 90067, 90097, 90098, 90121, 90100, H2_LOCKED, 50000 -> true;
            default -> false;
        };
    }

    static @Nullable SQLException sqlCause(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
