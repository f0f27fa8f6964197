package app.parley.boot;

import app.parley.boot.BackupJob.Attempt;
import app.parley.boot.BackupJob.Status;
import app.parley.kernel.WireNames;
import app.parley.rest.service.StorageView;
import app.parley.store.backup.BackupDirectory.Kept;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.DatabaseSize;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what there is to know of what the server keeps. */
public final class StorageReport implements Supplier<StorageView> {
    private final DatabaseSettings settings;
    private final Database database;
    private final RetentionJob retention;
    private final @Nullable BackupJob backup;
    private final int keep;

    /**
     * @param backup null if none are written
     * @param keep how many backups stay
     */
    public StorageReport(
            DatabaseSettings settings,
            Database database,
            RetentionJob retention,
            @Nullable BackupJob backup,
            int keep) {
        this.settings = settings;
        this.database = database;
        this.retention = retention;
        this.backup = backup;
        this.keep = keep;
    }

    @Override
    public StorageView get() {
        DatabaseSize size = DatabaseSize.of(settings, database);
        return new StorageView(
                new StorageView.Database(WireNames.of(size.kind()), size.place(), size.bytes()),
                size.tables().stream()
                        .map(table ->
                                new StorageView.Table(table.name(), table.rows(), table.estimated(), table.bytes()))
                        .toList(),
                retention(),
                backup == null ? off() : backups(backup.status()));
    }

    private StorageView.Retention retention() {
        Instant last = retention.lastRun();
        return new StorageView.Retention(retention.days(), last, last == null ? null : last.plus(RetentionJob.PAUSE));
    }

    private StorageView.Backups off() {
        return new StorageView.Backups("off", null, 0, keep, null, null, null, null, null);
    }

    private StorageView.Backups backups(Status status) {
        Kept newest = status.kept().isEmpty() ? null : status.kept().get(0);
        Attempt last = status.last();
        boolean failed = status.failure() != null;
        return new StorageView.Backups(
                failed ? "failed" : newest == null ? "waiting" : "ok",
                status.directory().toString(),
                status.kept().size(),
                keep,
                newest == null ? null : newest.at(),
                newest == null ? null : newest.bytes(),
                failed && last != null ? last.at() : null,
                status.failure(),
                status.next());
    }
}
