package app.parley.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;

/** Looks at an embedded database without touching it: opening one for writing rewrites its header, even to say no. */
final class EmbeddedFile {
    private EmbeddedFile() {}

    /** @throws DatabaseUnavailable when the file is in use, damaged or newer than this Parley */
    static void check(DatabaseSettings settings) {
        Path file = settings.file();
        if (file == null || isFresh(settings, file)) {
            return;
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(settings.jdbcUrl() + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE");
        try {
            Migrations.refuseNewer(settings, source);
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw SqlFailures.atStart(settings, e);
        }
    }

    private static boolean isFresh(DatabaseSettings settings, Path file) {
        try {
            return Files.notExists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            throw new DatabaseUnavailable("Cannot use %s: it cannot be read.".formatted(settings.place()), e);
        }
    }
}
