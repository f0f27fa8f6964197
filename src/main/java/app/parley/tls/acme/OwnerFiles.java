package app.parley.tls.acme;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A directory of small files that only its owner may read. A file is there whole, as it was before or as it is now. */
final class OwnerFiles {
    private static final String UNDER_WAY = ".new";

    private final Path directory;

    OwnerFiles(Path directory) {
        this.directory = directory;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** @return empty where there is no such file */
    Optional<String> read(String name) throws IOException {
        Path file = path(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(directory, onlyOwner("rwx------"));
        Path whole = path(name);
        Path part = path(name + UNDER_WAY);
        Files.deleteIfExists(part);
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel file = FileChannel.open(part, fresh, onlyOwner("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        move(part, whole);
    }

    /** Gives a file another name, in place of the one that has it. */
    void rename(String from, String to) throws IOException {
        move(path(from), path(to));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] onlyOwner(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
