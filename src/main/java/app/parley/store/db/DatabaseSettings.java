package app.parley.store.db;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The location of the database and its credentials.
 *
 * @param jdbcUrl {@code jdbc:h2:…} or {@code jdbc:postgresql:…}
 * @param user null if the URL contains it, or if none is needed
 * @param password null if the URL contains it, or if none is needed
 */
public record DatabaseSettings(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String EMBEDDED = "jdbc:h2:file:";
    private static final String IN_MEMORY = "jdbc:h2:mem:";
    private static final String POSTGRES = "jdbc:postgresql:";

    // WRITE_DELAY: without it, H2 loses half a second of acknowledged commits on kill -9. TRACE_LEVEL_FILE: a start
    // that is refused must leave no file behind. DB_CLOSE_ON_EXIT: App closes the database, after draining.
    private static final String DURABLE = ";WRITE_DELAY=0;RETENTION_TIME=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    // H2 reuses the last result of a subquery even if the same batch has just changed it.
    private static final String FRESH_RESULTS = ";OPTIMIZE_REUSE_RESULTS=0";

    /** Returns the embedded database in the given directory. */
    public static DatabaseSettings embedded(Path directory) {
        return new DatabaseSettings(
                EMBEDDED + directory.toAbsolutePath().normalize().resolve("parley") + DURABLE, null, null);
    }

    /** Returns the URL to connect to. */
    public String driverUrl() {
        return isPostgres() ? jdbcUrl : jdbcUrl + FRESH_RESULTS;
    }

    /** Returns settings for servers behind a pooler, which may look for a prepared statement on another connection. */
    DatabaseSettings withoutPreparing() {
        String parameter = (jdbcUrl.contains("?") ? "&" : "?") + "prepareThreshold=0";
        return jdbcUrl.contains("prepareThreshold=") ? this : new DatabaseSettings(jdbcUrl + parameter, user, password);
    }

    public boolean isPostgres() {
        return jdbcUrl.startsWith(POSTGRES);
    }

    /** Returns the file of an embedded database; null for databases that are on a server or in memory. */
    public @Nullable Path file() {
        if (!jdbcUrl.startsWith(EMBEDDED)) {
            return null;
        }
        return Path.of(jdbcUrl.substring(EMBEDDED.length()).split(";", 2)[0] + ".mv.db");
    }

    /** Returns whether the data ends with the process. */
    public boolean isInMemory() {
        return jdbcUrl.startsWith(IN_MEMORY);
    }

    /**
     * Returns whether another process may change the database at the same time. H2 locks its file, and memory is
     * private.
     */
    public boolean mayBeShared() {
        boolean own = file() != null || isInMemory();
        return !own || jdbcUrl.toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
    }

    /** Returns the location for messages, without credentials. */
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
        return "PostgreSQL at " + server();
    }

    /** Returns host, port and name of a PostgreSQL database, without credentials. */
    String server() {
        String address = jdbcUrl.substring(POSTGRES.length()).split("\\?", 2)[0].replaceFirst("^/*", "");
        // A URL may have a password in front of the host; nobody may see it.
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return place();
    }
}
