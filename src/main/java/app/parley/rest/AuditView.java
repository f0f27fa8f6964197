package app.parley.rest;

import app.parley.people.AuditRepository.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as it is shown. */
record AuditView(
        String id,
        Instant at,
        @Nullable String actor,
        String action,
        @Nullable String target,
        @Nullable String address,
        @Nullable String detail) {
    static AuditView of(Entry entry) {
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
