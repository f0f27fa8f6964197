package app.parley.checks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the data are.
 *
 * @param file of an embedded database; null for all others
 */
public record StoragePlace(Kind kind, @Nullable Path file) {
    /** What keeps the data. */
    public enum Kind {
        FILE,
        MEMORY,
        POSTGRESQL,
        /** As {@code JDBC_DATABASE_URL} says, of which this server knows no more. */
        ELSEWHERE
    }
}
