package app.parley.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whether the data outlive the process and the machine's next start. */
public final class StorageCheck implements Check {
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");
    private static final Set<String> LAYERS = Set.of("overlay", "overlayfs", "aufs");
    private static final Set<Path> MARKS_OF_A_CONTAINER = Set.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

    private final StoragePlace place;
    private final Set<Path> temporary;

    /** @param temporary directories that are emptied now and then */
    StorageCheck(StoragePlace place, Set<Path> temporary) {
        this.place = place;
        this.temporary = temporary;
    }

    public StorageCheck(StoragePlace place) {
        this(place, Set.copyOf(List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp"))));
    }

    @Override
    public CheckId id() {
        return CheckId.STORAGE;
    }

    @Override
    public Finding run(Attempt attempt) {
        Path file = place.file();
        if (file == null) {
            return Finding.of(
                    switch (place.kind()) {
                        case POSTGRESQL -> CheckOutcome.STORAGE_POSTGRESQL;
                        case MEMORY -> CheckOutcome.STORAGE_MEMORY;
                        case FILE, ELSEWHERE -> CheckOutcome.STORAGE_ELSEWHERE;
                    });
        }
        return Finding.of(of(file), "file", file.toString());
    }

    private CheckOutcome of(Path file) {
        if (Files.exists(file) && !Files.isWritable(file)) {
            return CheckOutcome.STORAGE_READ_ONLY;
        }
        Path directory = file.getParent() == null ? file : file.getParent();
        String type = typeOfDiskAt(directory);
        if (IN_MEMORY.contains(type) || temporary.stream().anyMatch(file::startsWith)) {
            return CheckOutcome.STORAGE_TEMPORARY;
        }
        boolean inContainer =
                LAYERS.contains(type) && MARKS_OF_A_CONTAINER.stream().anyMatch(Files::exists);
        return inContainer ? CheckOutcome.STORAGE_CONTAINER : CheckOutcome.STORAGE_FILE;
    }

    private static String typeOfDiskAt(Path directory) {
        try {
            return Files.getFileStore(directory).type();
        } catch (IOException e) {
            return ""; // below a chroot the table of mounts may not name the disk
        }
    }
}
