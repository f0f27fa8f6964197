package app.parley.store.callstats;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import app.parley.calls.stats.CallStats;
import app.parley.calls.stats.Period;
import app.parley.calls.stats.StatsQuery;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.kernel.CallKind;
import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.store.RandomLog;
import app.parley.store.call.CallStore;
import app.parley.store.call.CallWriter;
import app.parley.store.db.Database;
import app.parley.store.journal.JournalWriter;
import app.parley.store.privacy.ErasureStore;
import app.parley.store.privacy.RetentionStore;
import app.parley.testing.Calls;
import app.parley.testing.OnEveryDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class DailyCallArchiverTest {
    private static final Viewer ADMIN = new Viewer("root", true);
    private static final Viewer CAROL = new Viewer("carol", false);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 20;
    private static final int QUERIES = 250;
    private static final int PAST_WITHOUT_CALLS = 1;

    /** The newest call begins on the last of the days, and those of that day and of the one before are not past. */
    private static final int PAST = DAYS - 2;

    private final Database database;
    private final CallStore store;
    private final CallStatsStore stats;
    private final DailyCallArchiver keeper;
    private final JournalWriter journal;

    DailyCallArchiverTest(Database database) {
        this.database = database;
        this.store = new CallStore(database);
        this.stats = new CallStatsStore(database);
        this.keeper = new DailyCallArchiver(database);
        this.journal = new JournalWriter(database);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    @Test
    void keptDaysCountAsTheirCallsDoWhateverIsAskedFor() {
        Random random = new Random(11);
        RandomLog log = new RandomLog(
                random, DAY.multipliedBy(7), "completed", "completed", "missed", "declined", "busy", "cancelled");
        List<CallRecord> calls = IntStream.range(0, 400).mapToObj(log::call).toList();
        database.useTransaction(handle -> CallWriter.lock(handle).save(calls));
        List<StatsQuery> queries = Stream.generate(() -> anyQuery(random, log, calls))
                .limit(QUERIES)
                .toList();
        List<CallStats> before = queries.stream().map(stats::count).toList();
        keep();
        assertThat(daysKept()).isGreaterThan(4);

        for (int i = 0; i < QUERIES; i++) {
            assertThat(stats.count(queries.get(i))).as("%s", queries.get(i)).isEqualTo(before.get(i));
        }
        assertThat(before)
                .filteredOn(stats -> stats.totals().calls() > 0)
                .hasSizeGreaterThan(QUERIES / 4)
                .anySatisfy(stats -> assertThat(stats.totals().calls()).isEqualTo(400));
    }

    private static StatsQuery anyQuery(Random random, RandomLog log, List<CallRecord> calls) {
        Instant from = random.nextBoolean() ? edge(random, calls) : NOON;
        Instant to = random.nextBoolean() ? edge(random, calls) : NOON.plus(DAY.multipliedBy(8));
        return new StatsQuery(
                log.viewer(),
                random.nextInt(3) == 0 ? CallFilter.ALL : log.filter(),
                from.isBefore(to) ? from : to,
                from.isBefore(to) ? to : from.plusNanos(1),
                log.oneOf(Period.values()),
                ZoneId.of(log.oneOf("UTC", "Asia/Seoul", "Asia/Kathmandu", "America/St_Johns")));
    }

    /** When a call began, or next to nothing later. */
    private static Instant edge(Random random, List<CallRecord> calls) {
        return calls.get(random.nextInt(calls.size())).startedAt().plusNanos(random.nextInt(2));
    }

    @Test
    void aDayOfManyCallsIsKeptInParts() {
        RandomLog log = new RandomLog(new Random(5), DAY.dividedBy(3), "completed", "missed");
        List<CallRecord> calls = IntStream.range(0, 2_100).mapToObj(log::call).toList();
        database.useTransaction(handle -> CallWriter.lock(handle).save(calls));
        record(call("later").at(NOON.plus(DAY.multipliedBy(3))).completed(1));
        CallStats before = stats.count(query(ADMIN, CallFilter.ALL));

        keep();

        assertThat(facts()).hasSize(2 + PAST_WITHOUT_CALLS);
        assertThat(stats.count(query(ADMIN, CallFilter.ALL))).isEqualTo(before);
        new DailyCallArchiver(database).keep(() -> false);
        assertThat(facts()).hasSize(2 + PAST_WITHOUT_CALLS);
    }

    @Test
    void whoAsksForOthersSeesOnlyWhatTheyHadTogether() {
        saveThreeWeeks();
        keep();

        assertThat(stats.count(query(CAROL, CallFilter.ALL.of("alice")))
                        .totals()
                        .calls())
                .isZero();
    }

    @Test
    void daysThatAreKeptAreNotReadAgain() {
        saveThreeWeeks();
        keep();
        long before = callsCounted();

        behindItsBack("UPDATE calls SET duration_seconds = 0");

        assertThat(callsCounted()).isEqualTo(before);
        assertThat(total(CAROL).minutes()).isGreaterThan(15).isLessThan(DAYS);
        CallFilter minutes =
                new CallFilter(null, null, Set.of(), "room1", CallKind.ROOM, Set.of(), null, 60L, null, "CAR");
        assertThat(stats.count(query(ADMIN, minutes)).totals().calls()).isEqualTo(PAST / 2);
    }

    @Test
    void aDeletedCallIsNotCounted() {
        saveThreeWeeks();
        keep();
        long before = callsCounted();

        store.delete("room5");

        assertThat(daysKept()).isEqualTo(PAST - 1);
        assertThat(callsCounted()).isEqualTo(before - 1);
        keep();
        assertThat(daysKept()).isEqualTo(PAST);
        assertThat(callsCounted()).isEqualTo(before - 1);
    }

    @Test
    void whatThePurgeTookIsNotCounted() {
        saveThreeWeeks();
        keep();

        new RetentionStore(database)
                .purgeSome(
                        NOON.plus(DAY.multipliedBy(6)).plusSeconds(8_000),
                        NOON.plus(DAY.multipliedBy(99)),
                        RetentionStore.Purged.NOTHING);

        assertThat(daysKept()).isEqualTo(PAST - 7);
        assertThat(callsCounted()).isEqualTo(2 * (DAYS - 7));
    }

    @Test
    void nothingThatIsKeptNamesWhoWasErased() {
        saveThreeWeeks();
        keep();
        assertThat(facts()).anyMatch(text -> text.contains("carol"));
        CallStats.Count before = total(ADMIN);

        new ErasureStore(database, journal)
                .erase(new UserId("carol"), new UserId("erased-1"), new Actor(null, null), NOON);

        assertThat(facts()).noneMatch(text -> text.contains("carol"));
        keep();
        assertThat(facts()).noneMatch(text -> text.contains("carol"));
        assertThat(total(ADMIN)).isEqualTo(before);
        assertThat(total(new Viewer("erased-1", false)).calls()).isEqualTo(DAYS);
    }

    @Test
    void aCallThatIsWrittenLateIsCounted() {
        saveThreeWeeks();
        keep();
        long before = callsCounted();

        record(call("late").at(NOON.plusSeconds(9)).completed(60));

        assertThat(callsCounted()).isEqualTo(before + 1);
    }

    @Test
    void aDayOnWhichACallStillGoesOnIsNotKept() {
        saveThreeWeeks();
        record(call("long").at(NOON.plusSeconds(5)).ongoing());
        keep();
        assertThat(daysKept()).isEqualTo(PAST - 1);
        double before = total(ADMIN).minutes();

        record(call("long").at(NOON.plusSeconds(5)).completed(600));
        assertThat(total(ADMIN).minutes()).isEqualTo(before + 10);
        keep();

        assertThat(daysKept()).isEqualTo(PAST);
        assertThat(total(ADMIN).minutes()).isEqualTo(before + 10);
    }

    @Test
    void whatIsStillBeingBroughtFromElsewhereIsCountedARoundLater() {
        saveThreeWeeks();
        CallStats.Count all = total(ADMIN);
        behindItsBack("CREATE TABLE set_aside AS SELECT * FROM call_people");
        behindItsBack("DELETE FROM call_people");
        keep();
        assertThat(total(ADMIN).people()).isLessThan(4);

        behindItsBack("INSERT INTO call_people SELECT * FROM set_aside");
        keep();

        assertThat(total(ADMIN)).isEqualTo(all);
    }

    @Test
    void whatChangedWhileTheServerWasAwayIsCounted() {
        saveThreeWeeks();
        keep();
        behindItsBack("DELETE FROM calls WHERE id LIKE 'rung%'");

        new DailyCallArchiver(database).keep(() -> false);

        assertThat(callsCounted()).isEqualTo(DAYS);
    }

    @Test
    void withoutCallsThereIsNothingToKeep() {
        keep();

        assertThat(daysKept()).isZero();
    }

    private void saveThreeWeeks() {
        database.useTransaction(handle -> CallWriter.lock(handle).save(Calls.onEachOf(DAYS)));
    }

    private void record(CallRecord call) {
        journal.record(new CallChanged(call)).toCompletableFuture().join();
    }

    private void behindItsBack(String sql) {
        database.useTransaction(handle -> handle.execute(sql));
    }

    private void keep() {
        keeper.keep(() -> false);
    }

    private int daysKept() {
        return database.query(handle -> handle.select("SELECT COUNT(DISTINCT epoch_day) FROM call_days")
                .mapTo(int.class)
                .one());
    }

    private List<String> facts() {
        return database.query(handle -> handle.select("SELECT facts FROM call_days")
                .map((row, context) -> new String(row.getBytes("facts"), StandardCharsets.UTF_8))
                .list());
    }

    private long callsCounted() {
        return total(ADMIN).calls();
    }

    private CallStats.Count total(Viewer asker) {
        return stats.count(query(asker, CallFilter.ALL)).totals();
    }

    private static StatsQuery query(Viewer asker, CallFilter filter) {
        Instant from = NOON.minus(Duration.ofHours(3));
        return new StatsQuery(asker, filter, from, from.plus(DAY.multipliedBy(DAYS)), Period.DAY, UTC);
    }
}
