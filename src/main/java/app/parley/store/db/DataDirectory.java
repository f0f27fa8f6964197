package app.parley.store.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks the directory for the data file. */
final class DataDirectory {
    private DataDirectory() {}

    /** @throws DatabaseUnavailable if no file can be created in the directory */
    static void check(DatabaseSettings settings, Path directory) {
        for (Path path = directory; path != null; path = path.getParent()) {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw refused(settings, path + " is a file and must be a directory; set PARLEY_DATA to another");
            }
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw refused(settings, "the directory " + directory + " cannot be made; set PARLEY_DATA to another");
        }
        if (!Files.isWritable(directory) || !Files.isReadable(directory)) {
            throw refused(
                    settings,
                    "this user may not read and write in " + directory
                            + "; give it to the user, or set PARLEY_DATA to another");
        }
    }

    private static DatabaseUnavailable refused(DatabaseSettings settings, String why) {
        return new DatabaseUnavailable("Cannot use %s: %s.".formatted(settings.place(), why));
    }
}
