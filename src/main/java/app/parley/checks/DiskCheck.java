package app.parley.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the disk that holds the data has room. */
public final class DiskCheck implements Check {
    private static final long MEGABYTE = 1_000_000;
    private static final long LITTLE = 1_000 * MEGABYTE;
    private static final long NOTHING = 100 * MEGABYTE;

    private final @Nullable Path directory;
    private final FreeSpace freeSpace;

    /** How many bytes may still be written. */
    @FunctionalInterface
    interface FreeSpace {
        long in(Path directory) throws IOException;
    }

    /** @param directory null where the data are elsewhere */
    DiskCheck(@Nullable Path directory, FreeSpace freeSpace) {
        this.directory = directory;
        this.freeSpace = freeSpace;
    }

    public DiskCheck(StoragePlace place) {
        this(
                place.file() == null ? null : place.file().getParent(),
                path -> Files.getFileStore(path).getUsableSpace());
    }

    @Override
    public CheckId id() {
        return CheckId.DISK;
    }

    @Override
    public Finding run(Attempt attempt) {
        if (directory == null) {
            return Finding.of(CheckOutcome.DISK_ELSEWHERE);
        }
        long bytes = freeBytes(directory);
        CheckOutcome outcome = bytes < NOTHING
                ? CheckOutcome.DISK_FULL
                : bytes < LITTLE ? CheckOutcome.DISK_LITTLE : CheckOutcome.DISK_ENOUGH;
        return Finding.of(outcome, "free", inWords(bytes));
    }

    private static String inWords(long bytes) {
        return bytes < LITTLE
                ? bytes / MEGABYTE + " MB"
                : String.format(Locale.ROOT, "%.1f GB", (double) bytes / (1_000 * MEGABYTE));
    }

    private long freeBytes(Path where) {
        try {
            return freeSpace.in(where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
