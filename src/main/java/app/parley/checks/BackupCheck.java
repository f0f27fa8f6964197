package app.parley.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the daily backup is there. */
public final class BackupCheck implements Check {
    /** The next one is due after a day, and may take its time. */
    private static final Duration OVERDUE = Duration.ofHours(26);

    private static final int MINUTES = "2026-11-30T10:00".length();

    private final Supplier<Backups> backups;
    private final InstantSource clock;

    /**
     * What is known of the backups.
     *
     * @param directory null where none are written
     * @param newest the moment of the newest; null for none
     * @param failure why the last attempt failed; null if it did not, and where that is not known
     * @param awaited whether the server has only begun, and may be writing one
     */
    public record Backups(
            @Nullable String directory,
            @Nullable Instant newest,
            @Nullable String failure,
            boolean awaited) {}

    public BackupCheck(Supplier<Backups> backups, InstantSource clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public CheckId id() {
        return CheckId.BACKUP;
    }

    @Override
    public Finding run(Attempt attempt) {
        Backups known = backups.get();
        String directory = known.directory();
        Instant newest = known.newest();
        String failure = known.failure();
        if (directory == null) {
            return Finding.of(CheckOutcome.BACKUP_OFF);
        }
        if (known.awaited()) {
            return Finding.of(CheckOutcome.NOT_YET);
        }
        if (failure != null) {
            return new Finding(CheckOutcome.BACKUP_FAILED, Map.of("reason", failure, "directory", directory));
        }
        if (newest == null) {
            return Finding.of(CheckOutcome.BACKUP_NONE, "directory", directory);
        }
        boolean late = newest.plus(OVERDUE).isBefore(clock.instant());
        return Finding.of(late ? CheckOutcome.BACKUP_OVERDUE : CheckOutcome.BACKUP_DONE, "when", inWords(newest));
    }

    private static String inWords(Instant moment) {
        String text = moment.truncatedTo(ChronoUnit.MINUTES).toString();
        return text.substring(0, MINUTES).replace('T', ' ') + " UTC";
    }
}
