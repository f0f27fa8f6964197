package app.parley.store;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.Asker;
import app.parley.calls.CallFilter;
import app.parley.calls.CallStats;
import app.parley.calls.Period;
import app.parley.calls.StatsQuery;
import app.parley.hub.CallRecord;
import app.parley.hub.Journal.CallChanged;
import app.parley.hub.UserId;
import app.parley.people.Audit.Actor;
import app.parley.testing.Calls;
import app.parley.testing.OnEveryDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class CallDayKeeperTest {
    private static final Asker ADMIN = new Asker("root", true);
    private static final Asker CAROL = new Asker("carol", false);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 20;

    /** The newest call begins on the last of the days, and those of that day and of the one before are not past. */
    private static final int PAST = DAYS - 2;

    private final Database database;
    private final CallStore store;
    private final CallDayKeeper keeper;
    private final JournalWriter journal;

    CallDayKeeperTest(Database database) {
        this.database = database;
        this.store = new CallStore(database);
        this.keeper = new CallDayKeeper(database);
        this.journal = new JournalWriter(database);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    @Test
    void keptDaysCountAsTheirCallsDo() {
        saveThreeWeeks();
        keep();
        assertThat(daysKept()).isEqualTo(PAST);
        for (Asker asker : List.of(ADMIN, CAROL, new Asker("dave1", false), new Asker("nobody", false))) {
            for (ZoneId zone :
                    List.of(UTC, ZoneId.of("Asia/Seoul"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/St_Johns"))) {
                for (Period by : Period.values()) {
                    assertThat(store.count(query(asker, CallFilter.ALL, by, zone)))
                            .as("%s %s %s", asker, zone, by)
                            .isEqualTo(store.count(query(asker, atLeastNoSeconds(), by, zone)));
                }
            }
        }
    }

    @Test
    void daysAreKeptByOutcomeAndKindToo() {
        saveThreeWeeks();
        keep();
        for (Asker asker : List.of(ADMIN, CAROL)) {
            for (String kind : Arrays.asList("direct", "room", null)) {
                for (Set<String> outcomes :
                        List.of(Set.of("missed"), Set.of("completed", "missed"), Set.of("busy"), Set.<String>of())) {
                    CallStats kept = store.count(query(asker, ended(outcomes, kind, null), Period.WEEK, UTC));
                    assertThat(kept)
                            .as("%s %s %s", asker, kind, outcomes)
                            .isEqualTo(store.count(query(asker, ended(outcomes, kind, 0L), Period.WEEK, UTC)));
                }
            }
        }
        behindItsBack("UPDATE calls SET duration_seconds = 0");
        assertThat(store.count(query(ADMIN, ended(Set.of("completed"), "room", null), Period.DAY, UTC))
                        .totals()
                        .minutes())
                .isGreaterThan(15);
    }

    @Test
    void anAdminAsksForOnePersonsDaysToo() {
        saveThreeWeeks();
        keep();
        StatsQuery query = query(ADMIN, CallFilter.ALL.of("dave1"), Period.DAY, UTC);

        assertThat(store.count(query))
                .isEqualTo(store.count(query(ADMIN, atLeastNoSeconds().of("dave1"), Period.DAY, UTC)));
        assertThat(store.count(query).totals().calls()).isEqualTo(DAYS / 4);
    }

    @Test
    void whoAsksForOthersSeesOnlyWhatTheyHadTogether() {
        saveThreeWeeks();
        keep();

        assertThat(store.count(query(CAROL, CallFilter.ALL.of("alice"), Period.DAY, UTC))
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
        assertThat(total(new Asker("erased-1", false)).calls()).isEqualTo(DAYS);
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
        behindItsBack("CREATE TABLE set_aside AS SELECT * FROM call_people");
        behindItsBack("DELETE FROM call_people");
        keep();
        assertThat(total(ADMIN).people()).isLessThan(4);

        behindItsBack("INSERT INTO call_people SELECT * FROM set_aside");
        keep();

        assertThat(total(ADMIN))
                .isEqualTo(store.count(query(ADMIN, atLeastNoSeconds(), Period.DAY, UTC))
                        .totals());
    }

    @Test
    void whatChangedWhileTheServerWasAwayIsCounted() {
        saveThreeWeeks();
        keep();
        behindItsBack("DELETE FROM calls WHERE id LIKE 'rung%'");

        new CallDayKeeper(database).keep(() -> false);

        assertThat(callsCounted()).isEqualTo(DAYS);
    }

    @Test
    void withoutCallsThereIsNothingToKeep() {
        keep();

        assertThat(daysKept()).isZero();
    }

    private void saveThreeWeeks() {
        database.useTransaction(handle -> CallRows.save(handle, Calls.onEachOf(DAYS)));
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
        return database.query(
                handle -> handle.select("SELECT COUNT(*) FROM call_days WHERE username = '' AND outcome = ''")
                        .mapTo(int.class)
                        .one());
    }

    private List<String> facts() {
        return database.query(handle -> handle.select("SELECT username, facts FROM call_days")
                .map((row, context) ->
                        row.getString("username") + new String(row.getBytes("facts"), StandardCharsets.ISO_8859_1))
                .list());
    }

    private long callsCounted() {
        return total(ADMIN).calls();
    }

    private CallStats.Count total(Asker asker) {
        return store.count(query(asker, CallFilter.ALL, Period.DAY, UTC)).totals();
    }

    /** Whoever names a filter that all calls fit has them read one by one. */
    private static CallFilter atLeastNoSeconds() {
        return ended(Set.of(), null, 0L);
    }

    private static CallFilter ended(Set<String> outcomes, @Nullable String kind, @Nullable Long atLeast) {
        return new CallFilter(null, null, Set.of(), null, kind, outcomes, null, atLeast, null, null);
    }

    private static StatsQuery query(Asker asker, CallFilter filter, Period by, ZoneId zone) {
        Instant from = NOON.minus(Duration.ofHours(3));
        return new StatsQuery(asker, filter, from, from.plus(DAY.multipliedBy(DAYS)), by, zone);
    }
}
