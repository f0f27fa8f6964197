package app.parley.store.callstats;

import app.parley.calls.CallFilter;
import app.parley.calls.stats.CallCounts;
import app.parley.calls.stats.CallStats;
import app.parley.calls.stats.StatsAccumulator;
import app.parley.calls.stats.StatsQuery;
import app.parley.store.account.ErasureAliases;
import app.parley.store.db.Database;
import org.jdbi.v3.core.Handle;

/** Counts calls: archived days from the archive, all other calls from their rows. Thread-safe. */
public final class CallStatsStore implements CallCounts {
    private final Database database;

    public CallStatsStore(Database database) {
        this.database = database;
    }

    @Override
    public CallStats count(StatsQuery query) {
        StatsAccumulator stats = new StatsAccumulator(query);
        return database.inSnapshot(handle -> {
            if (isAboutARoomOfACall(handle, query.filter())) {
                LiveCallReader.read(handle, query.filter(), query.viewer(), stats);
            } else {
                DailyCallArchive.read(handle, query, stats);
            }
            return stats.result();
        });
    }

    /**
     * The archive does not keep rooms that exist for one call, because there are as many of them as calls. All calls of
     * a room have the same kind.
     */
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
