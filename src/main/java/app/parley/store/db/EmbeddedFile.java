package app.parley.store.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Checks an embedded database without changing it. Opening it for writing rewrites its header, even if H2 then refuses
 * it.
 */
final class EmbeddedFile {
    /** A file of this length holds at most H2's two headers, so nothing was ever stored in it. */
    private static final long HEADERS_BYTES = 8_192;

    private static final int H2_READ_ONLY = 90097;

    private EmbeddedFile() {}

    /** @throws DatabaseUnavailable if the file is in use, damaged or newer than this Parley */
    static void check(DatabaseSettings settings) {
        Path file = settings.file();
        if (file == null) {
            return;
        }
        DataDirectory.check(settings, Objects.requireNonNull(file.getParent()));
        if (Files.notExists(file) || sizeOf(settings, file) == 0) {
            return;
        }
        if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
            throw new DatabaseUnavailable(
                    "Cannot use %s: it is not a file that this user may read and write.".formatted(settings.place()));
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(settings.jdbcUrl() + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE");
        try {
            Migrations.of(settings).refuseWhatIsNotOurs(source);
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (!isEmpty(settings, file, e) && !isToBeRolledBack(e)) {
                throw StartFailure.of(settings, e);
            }
        }
    }

    // H2 treats a file without a valid chunk as new, and would overwrite data that can still be rescued.
    private static boolean isEmpty(DatabaseSettings settings, Path file, RuntimeException failure) {
        return SqlFailures.errorCode(failure) == H2_READ_ONLY && sizeOf(settings, file) <= HEADERS_BYTES;
    }

    // A process that was killed in the middle of a change left it unfinished. H2 rolls it back when it opens the file
    // for writing, and cannot open the file for reading only. At this point all chunks of the file were found.
    private static boolean isToBeRolledBack(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED) {
                return true;
            }
        }
        return false;
    }

    private static long sizeOf(DatabaseSettings settings, Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new DatabaseUnavailable("Cannot use %s: it cannot be read.".formatted(settings.place()), e);
        }
    }
}
