package app.parley.store.callstats;

import app.parley.calls.CallFilter;
import app.parley.calls.stats.CallCounts;
import app.parley.calls.stats.CallStats;
import app.parley.calls.stats.StatsAccumulator;
import app.parley.calls.stats.StatsQuery;
import app.parley.store.account.ErasureAliases;
import app.parley.store.db.Database;
import org.jdbi.v3.core.Handle;

/** Counts the log's calls: past days as they were written down, the rest from their rows. Thread-safe. */
public final class CallStatsStore implements CallCounts {
    private final Database database;

    public CallStatsStore(Database database) {
        this.database = database;
    }

    @Override
    public CallStats count(StatsQuery query) {
        StatsAccumulator counted = new StatsAccumulator(query);
        return database.inSnapshot(handle -> {
            if (isAboutARoomOfACall(handle, query.filter())) {
                LiveCallReader.read(handle, query.filter(), query.asker(), counted);
            } else {
                DailyCallArchive.read(handle, query, counted);
            }
            return counted.result();
        });
    }

    /** Past days do not keep rooms of single calls: there are as many of those as calls. All calls of a room are of one kind. */
    private static boolean isAboutARoomOfACall(Handle handle, CallFilter filter) {
        return filter.room() != null
                && handle.createQuery("SELECT room_kind FROM calls WHERE room = :room LIMIT 1")
                        .bind("room", filter.room())
                        .mapTo(String.class)
                        .findFirst()
                        .filter(ErasureAliases.CALL_ROOM::equals)
                        .isPresent();
    }
}
