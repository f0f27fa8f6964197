package app.parley.store.db;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param jdbcUrl {@code jdbc:h2:…} or {@code jdbc:postgresql:…}
 * @param user null where the URL says it, or none is needed
 * @param password null likewise
 */
public record DatabaseSettings(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String EMBEDDED = "jdbc:h2:file:";
    private static final String IN_MEMORY = "jdbc:h2:mem:";
    private static final String POSTGRES = "jdbc:postgresql:";

    // WRITE_DELAY: H2 loses half a second of acknowledged commits on kill -9 otherwise.
    // TRACE_LEVEL_FILE: a start that is refused must leave nothing behind. DB_CLOSE_ON_EXIT: App closes it, after
    // draining.
    private static final String DURABLE = ";WRITE_DELAY=0;RETENTION_TIME=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    // H2 takes a subquery's last result for still good where the same batch has just changed it.
    private static final String FRESH_RESULTS = ";OPTIMIZE_REUSE_RESULTS=0";

    /** The embedded database in the given directory. */
    public static DatabaseSettings embedded(Path directory) {
        return new DatabaseSettings(
                EMBEDDED + directory.toAbsolutePath().normalize().resolve("parley") + DURABLE, null, null);
    }

    /** The URL to connect to. */
    public String driverUrl() {
        return isPostgres() ? jdbcUrl : jdbcUrl + FRESH_RESULTS;
    }

    /** For servers where a statement that was prepared may be looked for on another connection. */
    DatabaseSettings withoutPreparing() {
        String parameter = (jdbcUrl.contains("?") ? "&" : "?") + "prepareThreshold=0";
        return jdbcUrl.contains("prepareThreshold=") ? this : new DatabaseSettings(jdbcUrl + parameter, user, password);
    }

    public boolean isPostgres() {
        return jdbcUrl.startsWith(POSTGRES);
    }

    /** The embedded database's file; null for databases that are elsewhere or in memory. */
    public @Nullable Path file() {
        if (!jdbcUrl.startsWith(EMBEDDED)) {
            return null;
        }
        return Path.of(jdbcUrl.substring(EMBEDDED.length()).split(";", 2)[0] + ".mv.db");
    }

    /** Whether it ends with the process. */
    public boolean isInMemory() {
        return jdbcUrl.startsWith(IN_MEMORY);
    }

    /** Whether another process may change the database meanwhile: H2 locks its file, and memory is nobody else's. */
    public boolean mayBeShared() {
        boolean own = file() != null || isInMemory();
        return !own || jdbcUrl.toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
    }

    /** The database as a person knows it, without credentials. */
    String place() {
        Path file = file();
        if (file != null) {
            return "the data file " + file;
        }
        if (isInMemory()) {
            return "the database in memory";
        }
        if (!isPostgres()) {
            return "the H2 database " + jdbcUrl.substring("jdbc:h2:".length()).split(";", 2)[0];
        }
        String address = jdbcUrl.substring(POSTGRES.length()).split("\\?", 2)[0].replaceFirst("^/*", "");
        // Whoever wrote a password in front of the host does not want to read it here.
        return "PostgreSQL at " + address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return place();
    }
}
