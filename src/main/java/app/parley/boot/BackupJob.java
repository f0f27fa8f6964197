package app.parley.boot;

import app.parley.config.Config;
import app.parley.kernel.ParleyVersion;
import app.parley.store.backup.BackupDirectory;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a backup into a directory once a day, however often the server starts. */
public final class BackupJob {
    private static final Logger LOG = LoggerFactory.getLogger(BackupJob.class);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final DatabaseSettings database;
    private final BackupDirectory directory;
    private final BooleanSupplier ending;
    private final InstantSource clock;

    BackupJob(DatabaseSettings database, BackupDirectory directory, BooleanSupplier ending, InstantSource clock) {
        this.database = database;
        this.directory = directory;
        this.ending = ending;
        this.clock = clock;
    }

    /**
     * Returns the job; empty unless the settings ask for it.
     *
     * @param ending returns whether the process is about to end, so that a backup is broken off
     */
    public static Optional<BackupJob> of(Config config, BooleanSupplier ending, InstantSource clock) {
        return Optional.ofNullable(config.backupDirectory())
                .map(directory -> new BackupJob(
                        config.database(), new BackupDirectory(directory, config.backupKeep()), ending, clock));
    }

    /** Writes a backup if the newest one is a day old. */
    public void backUpWhenDue() {
        Instant now = clock.instant();
        try {
            if (directory.newest().filter(last -> last.plus(A_DAY).isAfter(now)).isPresent()) {
                return;
            }
            try (WholeDatabase whole = WholeDatabase.beside(database)) {
                Path file = directory.add(whole, ParleyVersion.TEXT, now, (step, done, total) -> goOn());
                LOG.info("A backup was written: {}", file);
            }
        } catch (CancellationException e) {
            LOG.info("A backup was broken off, as the server ends");
        } catch (IOException | RuntimeException e) {
            LOG.error("No backup was written; it is tried again: {}", e.getMessage());
        }
    }

    private void goOn() {
        if (ending.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
