package app.parley.store.call;

import app.parley.calls.LoggedPerson;
import app.parley.calls.LoggedPerson.Span;
import app.parley.calls.quality.ConnectionQuality;
import app.parley.calls.quality.QualityIncident;
import app.parley.calls.quality.QualityLevel;
import app.parley.calls.quality.Verdicts.Verdict;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Loads the participants of several calls together. Not thread-safe. */
final class CallPeople {
    private static final String PEOPLE = """
            SELECT p.call_id, p.username, p.name, p.guest, p.role, p.outcome,
                   q.rtt_samples, q.rtt_sum, q.loss_samples, q.loss_sum, q.relay,
                   q.relay_protocol, q.verdict, q.spells
            FROM call_people p
            LEFT JOIN call_quality q ON q.call_id = p.call_id AND q.username = p.username
            WHERE p.call_id IN (<calls>)
            ORDER BY p.call_id, p.place
            """;

    private static final String SPANS = """
            SELECT call_id, username, joined_at, left_at, device
            FROM call_spans
            WHERE call_id IN (<calls>)
            ORDER BY call_id, username, place
            """;

    private record Key(String call, String user) {}

    private CallPeople() {}

    static Map<String, List<LoggedPerson>> of(Handle handle, Collection<String> calls) {
        Map<String, List<LoggedPerson>> people = new HashMap<>();
        if (calls.isEmpty()) {
            return people;
        }
        Map<Key, List<Span>> spans = spans(handle, calls);
        handle.createQuery(PEOPLE)
                .bindList("calls", calls)
                .map((row, context) -> Map.entry(row.getString("call_id"), person(row, spans)))
                .forEach(found -> people.computeIfAbsent(found.getKey(), call -> new ArrayList<>())
                        .add(found.getValue()));
        return people;
    }

    private static Map<Key, List<Span>> spans(Handle handle, Collection<String> calls) {
        Map<Key, List<Span>> spans = new HashMap<>();
        handle.createQuery(SPANS)
                .bindList("calls", calls)
                .map((row, context) -> Map.entry(
                        key(row),
                        new Span(
                                StoredTypes.instant(row, "joined_at"),
                                StoredTypes.maybeInstant(row, "left_at"),
                                row.getString("device"))))
                .forEach(found -> spans.computeIfAbsent(found.getKey(), key -> new ArrayList<>())
                        .add(found.getValue()));
        return spans;
    }

    private static LoggedPerson person(ResultSet row, Map<Key, List<Span>> spans) throws SQLException {
        List<Span> own = spans.getOrDefault(key(row), List.of());
        return new LoggedPerson(
                row.getString("username"),
                row.getString("name"),
                row.getBoolean("guest"),
                ParticipantRole.ofWire(row.getString("role")).orElseThrow(),
                ParticipantOutcome.ofWire(row.getString("outcome")).orElseThrow(),
                List.copyOf(own),
                own.stream()
                        .map(CallPeople::length)
                        .reduce(Duration.ZERO, Duration::plus)
                        .toSeconds(),
                quality(row));
    }

    private static ConnectionQuality quality(ResultSet row) throws SQLException {
        ConnectionQuality quality = ConnectionQuality.ofMeans(
                mean(row, "rtt_sum", "rtt_samples"),
                mean(row, "loss_sum", "loss_samples"),
                row.getBoolean("relay"),
                row.getString("relay_protocol"));
        String verdict = row.getString("verdict");
        return verdict == null
                ? quality
                : quality.judged(
                        new Verdict(QualityLevel.valueOf(verdict), QualityIncident.parse(row.getString("spells"))));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("call_id"), row.getString("username"));
    }

    private static Duration length(Span span) {
        Instant leftAt = span.leftAt();
        return leftAt == null ? Duration.ZERO : Duration.between(span.joinedAt(), leftAt);
    }

    private static @Nullable Double mean(ResultSet row, String sum, String count) throws SQLException {
        long samples = row.getLong(count);
        return samples == 0 ? null : row.getDouble(sum) / samples;
    }
}
