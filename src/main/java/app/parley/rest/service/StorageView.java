package app.parley.rest.service;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server keeps, as the API shows it. */
public record StorageView(Database database, List<Table> tables, Retention retention, Backups backups) {
    /**
     * @param place the file, or the PostgreSQL database without credentials; null for all others
     * @param bytes null if it cannot be known
     */
    public record Database(
            String kind, @Nullable String place, @Nullable Long bytes) {}

    /** @param bytes null if it cannot be known */
    public record Table(
            String name,
            long rows,
            boolean estimated,
            @Nullable Long bytes) {}

    /**
     * @param days 0 for no limit
     * @param lastPurgeAt null for never since the start
     * @param nextPurgeAt null for never
     */
    public record Retention(
            int days,
            @Nullable Instant lastPurgeAt,
            @Nullable Instant nextPurgeAt) {}

    /**
     * @param state {@code off}, {@code waiting} for the first, {@code ok} or {@code failed}
     * @param lastAt when the newest was made, and {@code lastBytes} its size; null for none
     * @param failedAt when the last attempt failed, and {@code error} why; null if it did not
     */
    public record Backups(
            String state,
            @Nullable String directory,
            int kept,
            int keep,
            @Nullable Instant lastAt,
            @Nullable Long lastBytes,
            @Nullable Instant failedAt,
            @Nullable String error,
            @Nullable Instant nextAt) {}
}
