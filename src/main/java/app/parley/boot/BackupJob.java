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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a backup into a directory once a day, however often the server starts. */
public final class BackupJob {
    private static final Logger LOG = LoggerFactory.getLogger(BackupJob.class);
    private static final Duration A_DAY = Duration.ofDays(1);

    /** Between two looks at whether one is due. */
    public static final Duration PAUSE = Duration.ofMinutes(5);

    private final DatabaseSettings database;
    private final BackupDirectory directory;
    private final BooleanSupplier ending;
    private final InstantSource clock;
    private volatile Runnable news = () -> {};
    private volatile @Nullable Attempt last;

    /** @param failure null if there is nothing to object to */
    record Attempt(Instant at, @Nullable String failure) {}

    /**
     * What is known of the backups.
     *
     * @param kept the newest first
     * @param last null before the first
     */
    record Status(
            Path directory,
            List<BackupDirectory.Kept> kept,
            @Nullable Attempt last) {
        @Nullable
        Instant newest() {
            return kept.isEmpty() ? null : kept.get(0).at();
        }

        @Nullable
        String failure() {
            return last == null ? null : last.failure();
        }

        /** Returns when the next one is due, or when a failed one is tried again. */
        @Nullable
        Instant next() {
            Instant newest = newest();
            if (last != null && last.failure() != null) {
                return last.at().plus(PAUSE);
            }
            return newest == null ? null : newest.plus(A_DAY);
        }
    }

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

    /** Calls this after each attempt that came out another way than the one before. */
    public void onNews(Runnable listener) {
        news = listener;
    }

    /** Writes a backup if the newest one is a day old. */
    public void backUpWhenDue() {
        Instant now = clock.instant();
        try {
            if (directory.newest().filter(last -> last.plus(A_DAY).isAfter(now)).isEmpty()) {
                write(now);
            }
            ended(new Attempt(now, null));
        } catch (CancellationException e) {
            LOG.info("A backup was broken off, as the server ends");
        } catch (IOException | RuntimeException e) {
            LOG.error("No backup was written; it is tried again: {}", e.getMessage());
            ended(new Attempt(now, reason(e)));
        }
    }

    private void write(Instant now) throws IOException {
        try (WholeDatabase whole = WholeDatabase.beside(database)) {
            Path file = directory.add(whole, ParleyVersion.TEXT, now, (step, done, total) -> goOn());
            LOG.info("A backup was written: {}", file);
        }
    }

    /** For a sentence, so without its end. */
    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.replaceFirst("[.\\s]+$", "");
    }

    private void ended(Attempt attempt) {
        Attempt before = last;
        last = attempt;
        if (before == null || !Objects.equals(before.failure(), attempt.failure())) {
            news.run();
        }
    }

    /** Returns what is known of the backups. */
    Status status() {
        try {
            return new Status(directory.path(), directory.kept(), last);
        } catch (IOException e) {
            return new Status(directory.path(), List.of(), new Attempt(clock.instant(), reason(e)));
        }
    }

    private void goOn() {
        if (ending.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
