package app.parley.people;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes audit entries as actions happen, and reads them for admins. Thread-safe. */
public final class AuditLog implements Audit {
    private final AuditRepository repository;
    private final InstantSource clock;
    private final boolean storeAddresses;

    public AuditLog(AuditRepository repository, InstantSource clock, boolean storeAddresses) {
        this.repository = repository;
        this.clock = clock;
        this.storeAddresses = storeAddresses;
    }

    @Override
    public void note(Actor by, AuditAction action, @Nullable String target, @Nullable String detail) {
        Actor stored = storeAddresses ? by : new Actor(by.user(), null);
        repository.insert(clock.instant(), stored, action, target, detail);
    }

    /** Returns entries, the newest first. */
    public List<AuditRepository.Entry> page(
            AuditRepository.Filter filter, AuditRepository.@Nullable Place after, int limit) {
        return repository.page(filter, after, limit);
    }
}
