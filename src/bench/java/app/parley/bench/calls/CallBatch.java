package app.parley.bench.calls;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of made-up calls, written together. */
final class CallBatch {
    private final PreparedBatch calls;
    private final PreparedBatch people;
    private final PreparedBatch spans;
    private final PreparedBatch quality;

    CallBatch(Handle handle) {
        calls = handle.prepareBatch("""
                INSERT INTO calls (id, kind, room, room_name, room_kind, media, outcome, started_by, started_by_name,
                    started_at, answered_at, ended_at, end_reason, ring_seconds, duration_seconds, search_text)
                VALUES (?, ?, ?, ?, ?, 'video', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        people = handle.prepareBatch("""
                INSERT INTO call_people
                    (call_id, place, username, name, guest, role, outcome, started_at, duration_seconds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        spans = handle.prepareBatch("""
                INSERT INTO call_spans (call_id, username, place, peer, device, joined_at, left_at)
                VALUES (?, ?, 0, ?, 'Chrome on macOS', ?, ?)
                """);
        quality = handle.prepareBatch("""
                INSERT INTO call_quality (call_id, username, rtt_samples, rtt_sum, loss_samples, loss_sum, relay, verdict, spells)
                VALUES (?, ?, 60, 2400, 60, 12, FALSE, 'GOOD', '')
                """);
    }

    void add(MadeCall call) {
        StringBuilder search = new StringBuilder(call.roomName());
        call.people().forEach(user -> search.append("\nPerson ").append(user));
        if (call.guest() != null) {
            search.append('\n').append(call.guest());
        }
        calls.add(
                call.id(),
                call.direct() ? "direct" : "room",
                call.room(),
                call.roomName(),
                call.direct() ? "call" : "team",
                call.outcome(),
                call.people().get(0),
                "Person " + call.people().get(0),
                column(call.startedAt()),
                call.answered() ? column(call.answeredAt()) : null,
                column(call.endedAt()),
                call.answered() ? "left" : call.outcome(),
                call.ringSeconds(),
                call.seconds(),
                search.toString().toLowerCase(Locale.ROOT));
        for (int place = 0; place < call.people().size(); place++) {
            String user = call.people().get(place);
            String role = !call.direct() ? "participant" : place == 0 ? "caller" : "callee";
            participant(call, place, user, "Person " + user, role, false);
        }
        if (call.guest() != null) {
            participant(call, call.people().size(), "guest-" + call.id(), call.guest(), "participant", true);
        }
    }

    private void participant(MadeCall call, int place, String user, String name, String role, boolean guest) {
        String outcome = call.answered() ? "joined" : place == 0 ? "unanswered" : call.outcome();
        people.add(
                call.id(),
                place,
                guest ? "guest-" + name.toLowerCase(Locale.ROOT) : user,
                name,
                guest,
                role,
                outcome,
                column(call.startedAt()),
                call.seconds());
        if (call.answered() && !guest) {
            spans.add(call.id(), user, "p_" + place, column(call.answeredAt()), column(call.endedAt()));
            quality.add(call.id(), user);
        }
    }

    void execute() {
        for (PreparedBatch batch : List.of(calls, people, spans, quality)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static Object column(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
