package app.parley.store.backup;

import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory with the newest backups, each named by its moment. What else is in it stays as it is. */
public final class BackupDirectory {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'parley-'uuuu-MM-dd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    private static final String NAMES = "parley-\\d{4}-\\d\\d-\\d\\dT\\d{6}Z\\.zip";

    private final Path directory;
    private final int keep;

    /** @param keep how many backups stay */
    public BackupDirectory(Path directory, int keep) {
        this.directory = directory;
        this.keep = keep;
    }

    public Path path() {
        return directory;
    }

    /** Returns the moment of the newest backup. */
    public Optional<Instant> newest() throws IOException {
        return files("").stream().findFirst().map(BackupDirectory::momentOf);
    }

    /** A backup that is there. */
    public record Kept(Instant at, long bytes) {}

    /** Returns the backups that are there, the newest first. */
    public List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (Path file : files("")) {
            kept.add(new Kept(momentOf(file), Files.size(file)));
        }
        return kept;
    }

    private static Instant momentOf(Path file) {
        return Instant.from(NAME.parse(file.getFileName().toString()));
    }

    /** Writes another backup, and only then deletes the oldest. */
    public Path add(WholeDatabase database, String parley, Instant now, Progress progress) throws IOException {
        Files.createDirectories(directory);
        for (Path cutOff : files(NewFile.UNDER_WAY)) {
            Files.deleteIfExists(cutOff);
        }
        Path path = directory.resolve(NAME.format(now));
        try (NewFile file = NewFile.at(path, true)) {
            BackupWriter.write(database, file.out(), parley, now, progress);
            file.finish();
        }
        List<Path> all = files("");
        for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
        return path;
    }

    /** The newest first. */
    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(NAMES + ending.replace(".", "\\.")))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
