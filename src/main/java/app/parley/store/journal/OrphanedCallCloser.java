package app.parley.store.journal;

import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.store.account.PresenceRows;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import app.parley.store.quality.CallVerdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Closes the calls that a crash left open, at the last moment known (protocol, section 8): {@code interrupted} what was
 * answered, {@code failed} what was still ringing.
 */
public final class OrphanedCallCloser {
    private static final String OPEN = """
            SELECT c.id, c.kind, c.started_at, c.answered_at,
                   (SELECT COUNT(*) FROM call_people p WHERE p.call_id = c.id AND p.outcome = 'joined') AS joined,
                   MAX(s.joined_at) AS joined_at, MAX(s.left_at) AS left_at
            FROM calls c
            LEFT JOIN call_spans s ON s.call_id = c.id
            WHERE c.outcome = 'ongoing'
            GROUP BY c.id, c.kind, c.started_at, c.answered_at
            ORDER BY c.started_at, c.id
            """;

    private static final String CLOSE = """
            UPDATE calls
            SET outcome = :outcome, end_reason = :outcome, answered_at = :answeredAt, ended_at = :endedAt,
                ring_seconds = :ringSeconds, duration_seconds = :durationSeconds
            WHERE id = :id
            """;

    private final Database database;

    public OrphanedCallCloser(Database database) {
        this.database = database;
    }

    /**
     * @param accepted whether somebody took it, who may not have entered yet
     * @param answeredAt null also while who accepted has not entered
     */
    private record Open(
            String id,
            CallKind kind,
            Instant startedAt,
            boolean accepted,
            @Nullable Instant answeredAt,
            @Nullable Instant joinedAt,
            @Nullable Instant leftAt) {}

    /**
     * To be called at start, before anything is recorded.
     *
     * @param kept what people may come back to
     * @return how many calls were closed
     */
    public int closeAllBut(Set<CallId> kept) {
        return database.inTransaction(handle -> {
            Instant alive = PresenceRows.lastAlive(handle).orElse(Instant.MIN);
            List<Open> calls = handle.select(OPEN)
                    .map((row, context) -> new Open(
                            row.getString("id"),
                            CallKind.ofWire(row.getString("kind")).orElseThrow(),
                            StoredTypes.instant(row, "started_at"),
                            row.getString("answered_at") != null,
                            row.getInt("joined") == 0 ? null : StoredTypes.maybeInstant(row, "answered_at"),
                            StoredTypes.maybeInstant(row, "joined_at"),
                            StoredTypes.maybeInstant(row, "left_at")))
                    .filter(call -> !kept.contains(new CallId(call.id())))
                    .list();
            calls.forEach(call -> close(handle, call, alive));
            CallVerdicts.settle(handle, calls.stream().map(Open::id).toList());
            return calls.size();
        });
    }

    private static void close(Handle handle, Open call, Instant alive) {
        Instant endedAt = Stream.of(call.startedAt(), call.answeredAt(), call.joinedAt(), call.leftAt(), alive)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant answeredAt = call.answeredAt();
        Instant rangUntil = answeredAt == null ? endedAt : answeredAt;
        long seconds = answeredAt == null ? 0 : seconds(answeredAt, endedAt);
        handle.createUpdate(CLOSE)
                .bind("id", call.id())
                .bind("outcome", (answeredAt == null ? CallOutcome.FAILED : CallOutcome.INTERRUPTED).wire())
                .bindByType("answeredAt", answeredAt, Instant.class)
                .bind("endedAt", endedAt)
                .bind("ringSeconds", call.kind() == CallKind.DIRECT ? seconds(call.startedAt(), rangUntil) : 0)
                .bind("durationSeconds", seconds)
                .execute();
        handle.createUpdate("UPDATE call_spans SET left_at = :endedAt WHERE call_id = :id AND left_at IS NULL")
                .bind("id", call.id())
                .bind("endedAt", endedAt)
                .execute();
        handle.createUpdate("UPDATE call_people SET duration_seconds = :seconds WHERE call_id = :id")
                .bind("id", call.id())
                .bind("seconds", seconds)
                .execute();
        handle.createUpdate("UPDATE call_people SET outcome = 'failed' WHERE call_id = :id AND outcome = 'ringing'")
                .bind("id", call.id())
                .execute();
        CallEventDiff.interrupted(handle, call.id(), call.accepted());
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
