package app.parley.people;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: stores the audit log. */
public interface AuditRepository {
    /**
     * One recorded action. User names are those at the time of reading: erased users are {@code erased-…}.
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
     * Selects entries. A null component, and an empty set, does not restrict.
     *
     * @param from inclusive
     * @param to exclusive
     */
    record Filter(
            @Nullable String actor,
            Set<AuditAction> actions,
            @Nullable String target,
            @Nullable Instant from,
            @Nullable Instant to) {
        public static final Filter ALL = new Filter(null, Set.of(), null, null, null);
    }

    /** A position in the log that stays valid when entries are added. */
    record Place(Instant at, long seq) {}

    void insert(Instant at, Audit.Actor by, AuditAction action, @Nullable String target, @Nullable String detail);

    /**
     * Returns entries, the newest first.
     *
     * @param after the last entry of the previous page
     */
    List<Entry> page(Filter filter, @Nullable Place after, int limit);
}
