package app.parley.rest.call;

import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import app.parley.calls.stats.Period;
import app.parley.calls.stats.StatsQuery;
import app.parley.kernel.RequestException;
import app.parley.rest.http.QueryParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a statistics query. */
final class StatsParameters {
    private static final int MOST_BUCKETS = 10_000;
    private static final int LONGEST_ZONE = 64;

    private StatsParameters() {}

    /** @throws RequestException {@code BAD_REQUEST} */
    static StatsQuery read(QueryParameters query, Viewer viewer, Instant now) {
        CallFilter filter = CallFilters.read(query);
        Period by = Objects.requireNonNullElse(query.oneOf("by", Period::named, "hour, day, week, month"), Period.DAY);
        ZoneId zone = Objects.requireNonNullElse(zoneOrNull(query), ZoneOffset.UTC);
        query.check();
        Instant to = Objects.requireNonNullElse(filter.to(), now);
        Instant from = Objects.requireNonNullElse(filter.from(), to.minus(usualRange(by)));
        if (!from.isBefore(to)) {
            throw RequestException.invalid("to", "must be later than from");
        }
        if (by.mostBetween(from, to) > MOST_BUCKETS) {
            throw RequestException.invalid("by", "would make more than " + MOST_BUCKETS + " buckets of that range");
        }
        return new StatsQuery(viewer, filter, from, to, by, zone);
    }

    static @Nullable ZoneId zoneOrNull(QueryParameters query) {
        String zone = query.text("tz");
        if (zone == null) {
            return null;
        }
        try {
            if (zone.length() <= LONGEST_ZONE) {
                return ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            // The fault is added below.
        }
        query.fault("tz", "must be an IANA time zone such as Asia/Seoul");
        return null;
    }

    private static Duration usualRange(Period by) {
        return switch (by) {
            case HOUR -> Duration.ofDays(1);
            case DAY -> Duration.ofDays(30);
            case WEEK -> Duration.ofDays(12 * 7);
            case MONTH -> Duration.ofDays(365);
        };
    }
}
