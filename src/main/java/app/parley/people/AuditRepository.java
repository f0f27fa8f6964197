package app.parley.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the audit log as stored. */
public interface AuditRepository {
    /**
     * One thing that was done. The user names are of the time of reading: those who were erased are {@code erased-…}.
     *
     * @param seq grows with each entry
     */
    record Entry(
            long seq,
            Instant at,
            @Nullable String actor,
            String action,
            @Nullable String target,
            @Nullable String address,
            @Nullable String detail) {}

    /**
     * Which entries; what is null does not restrict.
     *
     * @param from inclusive
     * @param to exclusive
     */
    record Filter(
            @Nullable String actor,
            @Nullable AuditAction action,
            @Nullable String target,
            @Nullable Instant from,
            @Nullable Instant to) {
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /** A place in the log that stays where it is when entries come. */
    record Place(Instant at, long seq) {}

    void insert(Instant at, Audit.Actor by, AuditAction action, @Nullable String target, @Nullable String detail);

    /**
     * Entries, the newest first.
     *
     * @param after the last one of the page before
     */
    List<Entry> page(Filter filter, @Nullable Place after, int limit);
}
