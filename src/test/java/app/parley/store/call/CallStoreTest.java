package app.parley.store.call;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.callee;
import static app.parley.testing.Calls.caller;
import static app.parley.testing.Calls.participant;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.LoggedCall;
import app.parley.calls.LoggedPerson;
import app.parley.calls.Viewer;
import app.parley.calls.quality.ConnectionQuality;
import app.parley.hub.value.CallRecord;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class CallStoreTest {
    private static final Viewer ADMIN = new Viewer("root", true);
    private static final Viewer ALICE = new Viewer("alice", false);

    private final Database database;
    private final CallStore store;

    CallStoreTest(Database database) {
        this.database = database;
        this.store = new CallStore(database);
    }

    @Test
    void showsACallAsItWas() {
        save(call("c1").completed(1432));

        Instant answeredAt = NOON.plusSeconds(6);
        Instant endedAt = answeredAt.plusSeconds(1432);
        LoggedPerson.Span span = new LoggedPerson.Span(answeredAt, endedAt, "Chrome on macOS");
        assertThat(store.find("c1", ALICE))
                .contains(new LoggedCall(
                        "c1",
                        CallKind.DIRECT,
                        new LoggedCall.Room("r1", "Room"),
                        CallMedia.VIDEO,
                        CallOutcome.COMPLETED,
                        new LoggedCall.Named("alice", "Alice", false),
                        NOON,
                        answeredAt,
                        endedAt,
                        6,
                        1432,
                        EndReason.LEFT,
                        List.of(
                                person("alice", "Alice", "caller", "joined", 1432, span),
                                person("bob", "bob", "callee", "joined", 1432, span))));
    }

    @Test
    void countsTheRingOfACallThatNobodyAnswered() {
        save(call("c1").unanswered("missed"));

        assertThat(store.find("c1", ALICE)).hasValueSatisfying(missed -> {
            assertThat(missed.ringSeconds()).isEqualTo(45);
            assertThat(missed.durationSeconds()).isZero();
            assertThat(missed.answeredAt()).isNull();
        });
    }

    @Test
    void showsPeopleOnlyTheirOwnCallsAndAdminsAll() {
        save(
                call("c1").completed(10),
                call("c2")
                        .with(participant("carol", "Carol", "caller", "joined"))
                        .with(callee("dave", "joined"))
                        .completed(10));

        assertThat(ids(find(ALICE, CallFilter.ALL))).containsExactly("c1");
        assertThat(ids(find(ADMIN, CallFilter.ALL))).containsExactly("c2", "c1");
        assertThat(store.find("c2", ALICE)).isEmpty();
        assertThat(store.find("c2", ADMIN)).isPresent();
        assertThat(store.find("c3", ADMIN)).isEmpty();
    }

    @Test
    void takesFromInclusivelyAndToExclusively() {
        save(call("c1").at(NOON).completed(1), call("c2").at(NOON.plusMillis(1)).completed(1));

        assertThat(ids(find(ADMIN, between(NOON, NOON.plusMillis(1))))).containsExactly("c1");
        assertThat(ids(find(ADMIN, between(NOON.plusNanos(1), null)))).containsExactly("c2");
        assertThat(ids(find(ADMIN, between(null, NOON.plusNanos(1))))).containsExactly("c1");
    }

    @Test
    void filtersByPeopleRoomKindAndOutcome() {
        save(
                call("c1").completed(10),
                call("c2").unanswered("missed"),
                call("c3")
                        .inRoom("standup", "Stand-up")
                        .with(participant("carol", "Carol", "participant", "joined"))
                        .completed(5));

        assertThat(ids(find(ADMIN, users("carol")))).containsExactly("c3");
        assertThat(ids(find(ADMIN, users("bob", "carol")))).containsExactly("c3", "c2", "c1");
        assertThat(ids(find(ADMIN, users("nobody")))).isEmpty();
        assertThat(ids(find(ADMIN, outcomes(CallOutcome.MISSED, CallOutcome.DECLINED))))
                .containsExactly("c2");
        assertThat(ids(find(ADMIN, room("standup", null)))).containsExactly("c3");
        assertThat(ids(find(ADMIN, room(null, CallKind.DIRECT)))).containsExactly("c2", "c1");
    }

    @Test
    void filtersByDurationInclusively() {
        save(call("c1").completed(9), call("c2").completed(10), call("c3").completed(11));

        assertThat(ids(find(ADMIN, duration(10L, null)))).containsExactly("c3", "c2");
        assertThat(ids(find(ADMIN, duration(10L, 10L)))).containsExactly("c2");
    }

    @Test
    void searchesNamesInAnyCaseAndTakesPercentSignsAsTheyAre() {
        save(
                call("c1").inRoom("a", "100% Über_uns").with(caller("joined")).completed(1),
                call("c2")
                        .inRoom("b", "Other")
                        .with(participant("dan", "Ödön", "participant", "joined"))
                        .completed(1));

        assertThat(ids(find(ADMIN, text("ÜBER")))).containsExactly("c1");
        assertThat(ids(find(ADMIN, text("öDÖ")))).containsExactly("c2");
        assertThat(ids(find(ADMIN, text("0%")))).containsExactly("c1");
        assertThat(ids(find(ADMIN, text("%u")))).isEmpty();
        assertThat(ids(find(ADMIN, text("r_u")))).containsExactly("c1");
        assertThat(ids(find(ADMIN, text("e_")))).isEmpty();
    }

    @Test
    void tellsDirectionsAsTheAskerSeesThem() {
        save(
                call("out").completed(1),
                call("in")
                        .with(participant("bob", "Bob", "caller", "joined"))
                        .with(callee("alice", "joined"))
                        .completed(1),
                call("missed")
                        .with(participant("bob", "Bob", "caller", "unanswered"))
                        .with(callee("alice", "busy"))
                        .unanswered("busy"));

        assertThat(ids(find(ALICE, direction(Direction.OUT)))).containsExactly("out");
        assertThat(ids(find(ALICE, direction(Direction.IN)))).containsExactly("missed", "in");
        assertThat(ids(find(ALICE, direction(Direction.MISSED)))).containsExactly("missed");
    }

    @Test
    void pagesInEveryOrderWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            // Pairs share their start, and all but one their duration.
            save(call("c" + i).at(NOON.plusSeconds(i / 2)).completed(i == 3 ? 5 : 4));
        }

        assertThat(walk(CallSort.NEWEST)).containsExactly("c6", "c5", "c4", "c3", "c2", "c1", "c0");
        assertThat(walk(CallSort.OLDEST)).containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c6");
        assertThat(walk(CallSort.LONGEST)).containsExactly("c3", "c6", "c5", "c4", "c2", "c1", "c0");
        assertThat(walk(CallSort.SHORTEST)).containsExactly("c0", "c1", "c2", "c4", "c5", "c6", "c3");
    }

    @Test
    void cursorsSurviveNewAndVanishedRows() {
        save(
                call("c1").at(NOON).completed(1),
                call("c2").at(NOON.plusSeconds(1)).completed(1));
        save(call("c3").at(NOON.plusSeconds(2)).completed(1));
        List<LoggedCall> first = store.find(new CallQuery(ADMIN, CallFilter.ALL, CallSort.NEWEST, 2, null));

        save(call("c4").at(NOON.plusSeconds(3)).completed(1));
        database.useTransaction(handle -> handle.execute("DELETE FROM calls WHERE id = 'c2'"));

        assertThat(ids(first)).containsExactly("c3", "c2");
        assertThat(ids(store.find(new CallQuery(
                        ADMIN, CallFilter.ALL, CallSort.NEWEST, 2, CallCursor.after(CallSort.NEWEST, first.get(1))))))
                .containsExactly("c1");
    }

    @Test
    void readsAFullPageWithAllItsPeople() {
        List<CallRecord> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(call("c" + i).at(NOON.plusSeconds(i)).completed(i));
        }
        save(many.toArray(CallRecord[]::new));

        List<LoggedCall> page = store.find(new CallQuery(ALICE, CallFilter.ALL, CallSort.NEWEST, 200, null));

        assertThat(page).hasSize(200).allSatisfy(call -> {
            assertThat(call.people())
                    .hasSize(2)
                    .allSatisfy(person -> assertThat(person.seconds()).isEqualTo(call.durationSeconds()));
        });
    }

    private void save(CallRecord... calls) {
        database.useTransaction(handle -> CallWriter.lock(handle).save(Arrays.asList(calls)));
    }

    private List<LoggedCall> find(Viewer asker, CallFilter filter) {
        return store.find(new CallQuery(asker, filter, CallSort.NEWEST, 50, null));
    }

    private List<String> walk(CallSort sort) {
        List<String> seen = new ArrayList<>();
        CallCursor cursor = null;
        for (List<LoggedCall> page = page(sort, cursor); !page.isEmpty(); page = page(sort, cursor)) {
            seen.addAll(ids(page));
            CallCursor last = CallCursor.after(sort, page.get(page.size() - 1));
            cursor = CallCursor.parse(last.text()).orElseThrow();
        }
        return seen;
    }

    private List<LoggedCall> page(CallSort sort, CallCursor cursor) {
        return store.find(new CallQuery(ALICE, CallFilter.ALL, sort, 2, cursor));
    }

    private static List<String> ids(List<LoggedCall> page) {
        return page.stream().map(LoggedCall::id).toList();
    }

    private static LoggedPerson person(
            String user, String name, String role, String outcome, long seconds, LoggedPerson.Span span) {
        return new LoggedPerson(
                user,
                name,
                false,
                ParticipantRole.ofWire(role).orElseThrow(),
                ParticipantOutcome.ofWire(outcome).orElseThrow(),
                List.of(span),
                seconds,
                ConnectionQuality.UNKNOWN);
    }

    private static CallFilter between(Instant from, Instant to) {
        return new CallFilter(from, to, Set.of(), null, null, Set.of(), null, null, null, null);
    }

    private static CallFilter users(String... users) {
        return new CallFilter(null, null, Set.of(users), null, null, Set.of(), null, null, null, null);
    }

    private static CallFilter outcomes(CallOutcome... outcomes) {
        return new CallFilter(null, null, Set.of(), null, null, Set.of(outcomes), null, null, null, null);
    }

    private static CallFilter room(String room, CallKind kind) {
        return new CallFilter(null, null, Set.of(), room, kind, Set.of(), null, null, null, null);
    }

    private static CallFilter duration(Long min, Long max) {
        return new CallFilter(null, null, Set.of(), null, null, Set.of(), null, min, max, null);
    }

    private static CallFilter direction(Direction direction) {
        return new CallFilter(null, null, Set.of(), null, null, Set.of(), direction, null, null, null);
    }

    private static CallFilter text(String text) {
        return new CallFilter(null, null, Set.of(), null, null, Set.of(), null, null, null, text);
    }
}
