package app.parley.store.callsearch;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.Viewer;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.kernel.ParticipantRole;
import app.parley.store.RandomLog;
import app.parley.store.call.CallWriter;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way the calls are found, they are those that reading all of them gives. */
@OnEveryDatabase
class CallSearchTest {
    private static final int CALLS = 300;
    private static final int QUERIES = 150;
    private static final int PAGE = 40;

    private final RandomLog log = new RandomLog(
            new Random(7), Duration.ofSeconds(90), "completed", "completed", "missed", "declined", "busy", "ongoing");
    private final Database database;

    CallSearchTest(Database database) {
        this.database = database;
    }

    @ParameterizedTest(name = "where {0} calls are few")
    @ValueSource(ints = {0, 25, CALLS})
    void everyFilterInEveryOrderFindsWhatReadingAllCallsFinds(int few) {
        List<CallRecord> calls = IntStream.range(0, CALLS).mapToObj(log::call).toList();
        database.useTransaction(handle -> CallWriter.lock(handle).save(calls));

        for (int i = 0; i < QUERIES; i++) {
            CallQuery query = new CallQuery(log.viewer(), log.filter(), log.oneOf(CallSort.values()), PAGE, null);
            assertThat(pages(query, few, calls)).as("%s", query).isEqualTo(expected(query, calls));
        }
    }

    private List<String> pages(CallQuery query, int few, List<CallRecord> calls) {
        List<String> seen = new ArrayList<>();
        CallQuery next = query;
        while (true) {
            CallQuery page = next;
            List<String> ids = database.query(handle -> CallSearch.of(handle, page, few));
            seen.addAll(ids);
            if (ids.size() < PAGE) {
                return seen;
            }
            CallRecord last = calls.stream()
                    .filter(call -> call.id().value().equals(ids.get(PAGE - 1)))
                    .findFirst()
                    .orElseThrow();
            next = new CallQuery(
                    query.viewer(),
                    query.filter(),
                    query.sort(),
                    PAGE,
                    new CallCursor(
                            query.sort(), key(query.sort(), last), last.id().value()));
        }
    }

    private static List<String> expected(CallQuery query, List<CallRecord> calls) {
        Comparator<CallRecord> order = Comparator.<CallRecord>comparingLong(call -> key(query.sort(), call))
                .thenComparing(call -> call.id().value());
        return calls.stream()
                .filter(call -> fits(call, query.filter(), query.viewer()))
                .sorted(query.sort().isAscending() ? order : order.reversed())
                .map(call -> call.id().value())
                .toList();
    }

    private static boolean fits(CallRecord call, CallFilter filter, Viewer asker) {
        Set<String> people = call.people().stream()
                .map(participant -> participant.user().value())
                .collect(Collectors.toSet());
        return (asker.admin() || people.contains(asker.user()))
                && (filter.from() == null || !call.startedAt().isBefore(filter.from()))
                && (filter.to() == null || call.startedAt().isBefore(filter.to()))
                && (filter.users().isEmpty() || filter.users().stream().anyMatch(people::contains))
                && (filter.room() == null || filter.room().equals(call.room().value()))
                && (filter.kind() == null || filter.kind().equals(call.kind()))
                && (filter.outcomes().isEmpty() || filter.outcomes().contains(call.outcome()))
                && (filter.direction() == null || fits(call, filter.direction(), asker.user()))
                && (filter.minSeconds() == null || seconds(call) >= filter.minSeconds())
                && (filter.maxSeconds() == null || seconds(call) <= filter.maxSeconds())
                && (filter.text() == null || hasName(call, filter.text().toLowerCase(Locale.ROOT)));
    }

    private static boolean fits(CallRecord call, Direction direction, String user) {
        boolean started = call.startedBy().value().equals(user);
        Stream<ParticipantRecord> own = call.people().stream()
                .filter(participant -> participant.user().value().equals(user));
        return switch (direction) {
            case OUT -> started;
            case IN -> !started && own.findAny().isPresent();
            case MISSED ->
                own.anyMatch(participant -> participant.role() == ParticipantRole.CALLEE
                        && participant.outcome().isMissedCall());
        };
    }

    private static boolean hasName(CallRecord call, String text) {
        return Stream.concat(Stream.of(call.roomName()), call.people().stream().map(ParticipantRecord::name))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(text));
    }

    private static long key(CallSort sort, CallRecord call) {
        return sort.isByDuration() ? seconds(call) : call.startedAt().toEpochMilli();
    }

    private static long seconds(CallRecord call) {
        Instant answeredAt = call.answeredAt();
        Instant endedAt = call.endedAt();
        return answeredAt == null || endedAt == null
                ? 0
                : Duration.between(answeredAt, Objects.requireNonNull(endedAt)).toSeconds();
    }
}
