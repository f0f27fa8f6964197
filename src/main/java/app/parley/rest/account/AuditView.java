package app.parley.rest.account;

import app.parley.people.AuditRepository.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An audit entry as the API shows it. */
public record AuditView(
        String id,
        Instant at,
        @Nullable String actor,
        String action,
        @Nullable String target,
        @Nullable String address,
        @Nullable String detail) {
    public static AuditView of(Entry entry) {
        return new AuditView(
                "a_" + entry.seq(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.target(),
                entry.address(),
                entry.detail());
    }
}
