package app.parley.calls.stats;

import java.time.Instant;
import java.util.List;

/**
 * How much was called. Component names are the JSON names (REST contract, "The call log").
 *
 * @param busiestHours hours of the local day in which calls started, the busiest first
 * @param topRooms where most calls were, at most ten; the rooms of ringing calls, one to each call, are not among them
 */
public record CallStats(List<Bucket> buckets, Count totals, List<Hour> busiestHours, List<TopRoom> topRooms) {
    /**
     * A stretch of local time.
     *
     * @param start of the whole hour, day, week or month, though the range asked for may begin later
     * @param calls those that started in it
     * @param answered completed, ongoing or interrupted
     * @param minutes of talk, to two decimals
     * @param people how many different ones took part
     */
    public record Bucket(Instant start, long calls, long answered, long missed, double minutes, long people) {}

    /** As a bucket, of the whole range. */
    public record Count(long calls, long answered, long missed, double minutes, long people) {}

    /** @param hour 0 to 23 */
    public record Hour(int hour, long calls) {}

    /** @param name the one it had last */
    public record TopRoom(String room, String name, long calls, double minutes) {}
}
