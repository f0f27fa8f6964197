package app.parley.store.callstats;

import static app.parley.testing.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import app.parley.calls.stats.CallStats;
import app.parley.calls.stats.Period;
import app.parley.calls.stats.StatsQuery;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.OldSchema;
import app.parley.testing.OnEveryDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class DailyCallMigrationTest {
    private static final int DAYS = 9;

    private final DatabaseSettings settings;

    DailyCallMigrationTest(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Test
    void countsCallsOfAnEarlierVersionBeforeAndAfterTheirDaysAreWrittenDown() throws SQLException {
        OldSchema.make(settings, OldSchema.NEWEST);
        fill();
        try (Database database = Database.open(settings)) {
            CallStats before = count(database);
            assertThat(before.totals()).isEqualTo(new CallStats.Count(DAYS, DAYS, 0, DAYS, 2));

            new DailyCallArchiver(database).keep(() -> false);

            assertThat(daysKept(database)).isEqualTo(DAYS - 2);
            assertThat(count(database)).isEqualTo(before);
        }
    }

    /** A call of one minute on each day. */
    private void fill() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.driverUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            for (int day = 0; day < DAYS; day++) {
                Instant start = NOON.plus(Duration.ofDays(day));
                statement.execute("""
                        INSERT INTO calls (id, kind, room, room_name, room_kind, media, outcome, started_by,
                            started_by_name, started_at, ring_seconds, duration_seconds, search_text)
                        VALUES ('c%1$d', 'room', 'hall', 'Hall', 'team', 'video', 'completed', 'alice',
                            'Alice', '%2$s', 0, 60, 'hall')
                        """.formatted(day, start));
                for (String user : new String[] {"alice", "bob"}) {
                    statement.execute("""
                            INSERT INTO call_people (call_id, place, username, name, guest, role, outcome, started_at,
                                duration_seconds)
                            VALUES ('c%1$d', 0, '%3$s', '%3$s', FALSE, 'participant', 'joined', '%2$s', 60)
                            """.formatted(day, start, user));
                }
            }
        }
    }

    private static CallStats count(Database database) {
        Instant from = NOON.minus(Duration.ofDays(1));
        return new CallStatsStore(database)
                .count(new StatsQuery(
                        new Viewer("root", true),
                        CallFilter.ALL,
                        from,
                        from.plus(Duration.ofDays(DAYS + 2)),
                        Period.DAY,
                        ZoneId.of("Pacific/Auckland")));
    }

    private static int daysKept(Database database) {
        return database.query(handle -> handle.select("SELECT COUNT(DISTINCT epoch_day) FROM call_days")
                .mapTo(int.class)
                .one());
    }
}
