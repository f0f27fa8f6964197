package app.parley.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much may still be written. */
public final class DiskSpace {
    private DiskSpace() {}

    /**
     * Asks the disk itself: {@code Files.getFileStore} looks in the table of mounts, which has no line for a chroot's root.
     *
     * @return bytes that may be written where the path is, or nothing if that cannot be learned
     */
    public static OptionalLong usableAt(Path path) {
        File file = path.toFile();
        // Both are 0 for a disk that does not answer.
        return file.getTotalSpace() == 0 ? OptionalLong.empty() : OptionalLong.of(file.getUsableSpace());
    }

    /** @param least bytes without which the disk counts as full */
    public static boolean isFullAt(Path path, long least) {
        OptionalLong bytes = usableAt(path);
        return bytes.isPresent() && bytes.getAsLong() < least;
    }
}
