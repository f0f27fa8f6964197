package app.parley.calls.stats;

/** Port: counts the calls of the log. Calls that the viewer may not see are not counted. */
public interface CallCounts {
    CallStats count(StatsQuery query);
}
