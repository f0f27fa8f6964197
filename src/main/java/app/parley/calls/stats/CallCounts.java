package app.parley.calls.stats;

/** Port: counts the calls of the log. Leaves out calls that the viewer may not see. */
public interface CallCounts {
    CallStats count(StatsQuery query);
}
