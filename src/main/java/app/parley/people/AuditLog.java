package app.parley.people;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The audit log: written as things happen, read by admins. */
public final class AuditLog implements Audit {
    private final AuditRepository records;
    private final InstantSource clock;
    private final boolean storeAddresses;

    public AuditLog(AuditRepository records, InstantSource clock, boolean storeAddresses) {
        this.records = records;
        this.clock = clock;
        this.storeAddresses = storeAddresses;
    }

    @Override
    public void note(Actor by, AuditAction action, @Nullable String target, @Nullable String detail) {
        Actor stored = storeAddresses ? by : new Actor(by.user(), null);
        records.insert(clock.instant(), stored, action, target, detail);
    }

    /** Entries, the newest first. */
    public List<AuditRepository.Entry> page(
            AuditRepository.Filter filter, AuditRepository.@Nullable Place after, int limit) {
        return records.page(filter, after, limit);
    }
}
