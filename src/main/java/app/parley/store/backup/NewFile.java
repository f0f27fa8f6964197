package app.parley.store.backup;

import app.parley.kernel.DiskSpace;
import app.parley.store.backup.BackupFailure.Reason;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is there whole or not at all, and that only its owner may read. */
public final class NewFile implements AutoCloseable {
    /** The end of the name of a file that is not done. */
    public static final String UNDER_WAY = ".part";

    private static final long LEAST_ROOM = 65_536;

    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;

    private NewFile(Path path, Path part, FileChannel channel) {
        this.path = path;
        this.part = part;
        this.channel = channel;
        this.out = new Told(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
    }

    /**
     * Begins a file.
     *
     * @param replace whether a file of that name may be there
     * @throws BackupFailure if it cannot be written
     */
    public static NewFile at(Path path, boolean replace) {
        if (!replace && Files.exists(path)) {
            throw new BackupFailure(
                    Reason.UNWRITABLE, "%s is there already; take another name, or --force.".formatted(path));
        }
        Path part = path.resolveSibling(path.getFileName() + UNDER_WAY);
        try {
            Files.deleteIfExists(part);
            boolean posix = path.toAbsolutePath()
                    .getFileSystem()
                    .supportedFileAttributeViews()
                    .contains("posix");
            FileAttribute<?>[] own = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            return new NewFile(
                    path,
                    part,
                    FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own));
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Returns where to write; fails with {@link BackupFailure}. */
    public OutputStream out() {
        return out;
    }

    /** Gives the file its name, once all of it is on the disk. */
    public void finish() {
        try {
            out.flush();
            channel.force(true);
            channel.close();
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Deletes what was written, unless it is finished. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static BackupFailure unwritable(Path path, IOException cause) {
        return new BackupFailure(Reason.UNWRITABLE, "Cannot write %s: %s.".formatted(path, why(path, cause)), cause);
    }

    private static String why(Path path, IOException cause) {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory) || cause instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        if (DiskSpace.isFullAt(directory, LEAST_ROOM)
                || String.valueOf(cause.getMessage()).contains("No space left")) {
            return "the disk is full";
        }
        return cause instanceof FileAlreadyExistsException
                ? "another backup is being written there"
                : "this user may not write there, or the disk refuses it";
    }

    /** Says what went wrong with the file, so that it is not taken for a fault of what is read meanwhile. */
    private final class Told extends FilterOutputStream {
        Told(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw unwritable(path, e);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw unwritable(path, e);
            }
        }
    }
}
