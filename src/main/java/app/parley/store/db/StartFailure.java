package app.parley.store.db;

import app.parley.kernel.DiskSpace;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** Explains a database failure at the start: the cause, and the remedy. */
final class StartFailure {
    private static final Pattern STARTUP_PARAMETER = Pattern.compile("unsupported startup parameter\\S*: (\\S+)");

    private static final long LEAST_ROOM = 65_536;

    private StartFailure() {}

    static DatabaseUnavailable of(DatabaseSettings settings, Exception failure) {
        if (failure instanceof DatabaseUnavailable known) {
            return known;
        }
        String reason = isDiskFull(settings)
                ? "the disk is full; make room and start again, nothing that was stored is lost"
                : reason(failure);
        return new DatabaseUnavailable("Cannot use %s: %s.".formatted(settings.place(), reason), failure);
    }

    // Checks the disk itself, because H2 reports only the last of several failures, in the language of the system.
    private static boolean isDiskFull(DatabaseSettings settings) {
        Path file = settings.file();
        return file != null && DiskSpace.isFullAt(file, LEAST_ROOM);
    }

    private static String reason(Exception failure) {
        if (find(failure, FlywayValidateException.class) != null) {
            return "another build of Parley has migrated it, in other steps than this one; run that one";
        }
        SQLException cause = SqlFailures.sqlCause(failure);
        if (cause == null) {
            return "something went wrong that Parley does not know (" + FaultNote.of(failure) + ")";
        }
        String known = H2Reasons.of(cause);
        if (known == null) {
            known = byCause(failure);
        }
        if (known == null) {
            known = byMessage(String.valueOf(cause.getMessage()));
        }
        return known == null ? byState(cause) : known;
    }

    private static @Nullable String byCause(Exception failure) {
        UnknownHostException host = find(failure, UnknownHostException.class);
        if (host != null) {
            return "it does not answer, as there is no host of that name; look at the URL";
        }
        if (find(failure, ConnectException.class) != null) {
            return "it does not answer, as nothing listens at that address; start it, or look at host and port";
        }
        if (find(failure, SSLException.class) != null) {
            return "its TLS certificate is not accepted; name the one to trust with sslrootcert in the URL";
        }
        return null;
    }

    private static @Nullable String byMessage(String message) {
        Matcher parameter = STARTUP_PARAMETER.matcher(message);
        if (parameter.find()) {
            return ("the pooler in front of it does not pass on %s; take that out of the URL and set it with ALTER ROLE,"
                            + " or list it in the pooler's ignore_startup_parameters")
                    .formatted(parameter.group(1).replaceAll("[^\\w.]", ""));
        }
        if (message.contains("pg_hba.conf") && (message.contains("no encryption") || message.contains("SSL off"))) {
            return "it takes connections with TLS only; put sslmode=require into the URL";
        }
        if (message.contains("pg_hba.conf")) {
            return "its pg_hba.conf lets nobody in with this user, database and address; add a line there";
        }
        if (message.contains("SSL") && message.contains("not support")) {
            return "it does not offer TLS; switch TLS on there, or put sslmode=disable into the URL if the way is safe";
        }
        return null;
    }

    private static String byState(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return switch (state) {
            case "3D000" -> "there is no such database on that server; make it with CREATE DATABASE";
            case "42501" ->
                "its user may not do that there; make the user owner of the database, or GRANT CREATE ON SCHEMA";
            case "57014", "55P03", "25P03" ->
                "the server's own time limit cut off a statement; raise statement_timeout and lock_timeout for this user";
            case "57P03" -> "it is starting or stopping at the moment; try again when it is up";
            case "53300" -> "all its connections are taken; end others, or raise max_connections";
            case "53100" -> "its disk is full; make room there";
            case "25006" -> "it cannot be written to; use the address of the primary";
            case "99999" -> "its URL cannot be read; look at JDBC_DATABASE_URL";
            case "26000", "42P05" ->
                "a pooler in front of it mixes up prepared statements; put prepareThreshold=0 into the URL";
            default -> byClass(state, cause);
        };
    }

    private static String byClass(String state, SQLException cause) {
        if (state.startsWith("28")) {
            return "it does not accept the user name or password; look at both in the URL";
        }
        if (state.startsWith("08")) {
            return "it does not answer; see that it runs, and that host and port are right";
        }
        return "it refused a statement (SQL state %s, code %d: %s)"
                .formatted(state, cause.getErrorCode(), FaultNote.of(cause));
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
