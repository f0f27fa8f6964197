package app.parley.calls.stats;

import java.time.Instant;
import java.util.List;

/**
 * Statistics of calls. Component names are the JSON names (REST contract, "The call log").
 *
 * @param busiestHours hours of the local day in which calls started, the busiest first
 * @param topRooms the rooms with most calls, at most ten; without the rooms of ringing calls, which have one call each
 */
public record CallStats(List<Bucket> buckets, Count totals, List<Hour> busiestHours, List<TopRoom> topRooms) {
    /**
     * The counts of one period of local time.
     *
     * @param start the start of the whole hour, day, week or month, even if the requested range begins later
     * @param calls those that started in the period
     * @param answered completed, ongoing or interrupted
     * @param minutes of talk, to two decimals
     * @param people how many different people took part
     */
    public record Bucket(Instant start, long calls, long answered, long missed, double minutes, long people) {}

    /** The same counts for the whole range. */
    public record Count(long calls, long answered, long missed, double minutes, long people) {}

    /** @param hour 0 to 23 */
    public record Hour(int hour, long calls) {}

    /** @param name the room's latest name */
    public record TopRoom(String room, String name, long calls, double minutes) {}
}
