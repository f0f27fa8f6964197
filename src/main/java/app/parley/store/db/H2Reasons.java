package app.parley.store.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Explains why H2 cannot open an embedded database, by its error codes. */
final class H2Reasons {
    private H2Reasons() {}

    static @Nullable String of(SQLException cause) {
        return switch (cause.getErrorCode()) {
            case 90020 -> "another process is using it; stop that one first";
            case 90028, 90030, 90097 ->
                "it is damaged or no database of Parley's; restore a backup, or move it away to start afresh";
            case 90048 -> "it was written by another version of H2; run the Parley that wrote it";
            case 90031, 90062, 90024 -> "it cannot be read or written; look at the disk and at who may write there";
            case 90100 -> "the disk is full; make room";
            case 90013, 90146 -> "there is no such database; look at the URL";
            case 90046, 90113, 90011 -> "its URL says what H2 does not know; look at JDBC_DATABASE_URL";
            case 90067 -> "it does not answer; see that it runs, and that host and port are right";
            case 50000, 90098 ->
                "it could not be brought to a whole state (%s); restore a backup".formatted(FaultNote.of(cause));
            default -> null;
        };
    }
}
