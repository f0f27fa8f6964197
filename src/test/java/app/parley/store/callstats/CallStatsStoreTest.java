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
import app.parley.store.call.CallStore;
import app.parley.store.call.CallWriter;
import app.parley.store.db.Database;
import app.parley.testing.Calls;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class CallStatsStoreTest {
    private static final Viewer ADMIN = new Viewer("root", true);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 20;

    private final Database database;
    private final CallStore store;
    private final CallStatsStore stats;

    CallStatsStoreTest(Database database) {
        this.database = database;
        this.store = new CallStore(database);
        this.stats = new CallStatsStore(database);
    }

    @Test
    void countsTheSameWhetherOrNotAFilterIsNamedThatAllCallsFit() {
        saveThreeWeeks();
        for (ZoneId zone :
                List.of(UTC, ZoneId.of("Asia/Seoul"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/St_Johns"))) {
            for (Period by : Period.values()) {
                StatsQuery query = query(ADMIN, CallFilter.ALL, by, zone);

                assertThat(stats.count(query(ADMIN, atLeastNoSeconds(), by, zone)))
                        .isEqualTo(stats.count(query));
            }
        }
    }

    @Test
    void countsAgainWhatWasTakenOut() {
        saveThreeWeeks();
        StatsQuery query = query(ADMIN, CallFilter.ALL, Period.DAY, UTC);
        long before = stats.count(query).totals().calls();

        store.delete("room5");

        assertThat(stats.count(query).totals().calls()).isEqualTo(before - 1);
    }

    @Test
    void countsNothingOfThePastThatWasPurged() {
        saveThreeWeeks();
        StatsQuery query = query(ADMIN, CallFilter.ALL, Period.DAY, UTC);
        long before = stats.count(query).totals().calls();

        database.useTransaction(
                handle -> handle.execute("DELETE FROM calls WHERE started_at < ?", NOON.plus(DAY.multipliedBy(6))));

        assertThat(stats.count(query).totals().calls()).isEqualTo(before - 12);
    }

    @Test
    void readsACallAgainThatWasNotOver() {
        saveThreeWeeks();
        save(call("long").at(NOON.plusSeconds(5)).ongoing());
        StatsQuery query = query(ADMIN, CallFilter.ALL, Period.DAY, UTC);
        double before = stats.count(query).totals().minutes();

        save(call("long").at(NOON.plusSeconds(5)).completed(600));

        assertThat(stats.count(query).totals().minutes()).isEqualTo(before + 10);
    }

    @Test
    void countsNothingWhereThereIsNothing() {
        CallStats stats = this.stats.count(query(ADMIN, CallFilter.ALL, Period.DAY, UTC));

        assertThat(stats.totals()).isEqualTo(new CallStats.Count(0, 0, 0, 0, 0));
        assertThat(stats.buckets()).hasSize(DAYS + 1);
    }

    private void saveThreeWeeks() {
        database.useTransaction(handle -> CallWriter.lock(handle).save(Calls.onEachOf(DAYS)));
    }

    private void save(CallRecord... calls) {
        database.useTransaction(handle -> CallWriter.lock(handle).save(Arrays.asList(calls)));
    }

    private static CallFilter atLeastNoSeconds() {
        return new CallFilter(null, null, Set.of(), null, null, Set.of(), null, 0L, null, null);
    }

    private static StatsQuery query(Viewer asker, CallFilter filter, Period by, ZoneId zone) {
        Instant from = NOON.minus(Duration.ofHours(3));
        return new StatsQuery(asker, filter, from, from.plus(DAY.multipliedBy(DAYS)), by, zone);
    }
}
