package app.parley.store.journal;

import app.parley.hub.value.CallRecord;
import app.parley.kernel.ParticipantOutcome;
import app.parley.store.account.PresenceRows;
import app.parley.store.call.CallRecordRows;
import app.parley.store.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls that were active when the last process ended. People may resume them. */
public final class ResumableCalls {
    private final Database database;

    public ResumableCalls(Database database) {
        this.database = database;
    }

    /** Returns the last moment when the process was known to live; empty before the first call. */
    public Optional<Instant> lastAlive() {
        return database.query(PresenceRows::lastAlive);
    }

    public List<CallRecord> read() {
        return database.inSnapshot(CallRecordRows::ongoing).stream()
                .filter(ResumableCalls::hasSomebodyInside)
                .toList();
    }

    private static boolean hasSomebodyInside(CallRecord call) {
        return call.answeredAt() != null
                && call.people().stream()
                        .filter(participant -> participant.outcome() == ParticipantOutcome.JOINED)
                        .flatMap(participant -> participant.spans().stream())
                        .anyMatch(attendance -> attendance.leftAt() == null);
    }
}
