package app.parley.hub;

import app.parley.hub.value.IceServers;
import app.parley.hub.value.Ids;
import app.parley.hub.value.Journal;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The lock, clock, ids, limits and ports that all parts of the hub share. */
record HubContext(
        HubLock lock,
        Deadlines deadlines,
        Journal journal,
        IceServers ice,
        RejoinTickets tickets,
        Ids ids,
        Limits limits,
        TimeSource clock,
        long startedAt) {
    /** Further away nobody looks, and sums of nanoseconds still hold it. */
    private static final Duration FAR_AWAY = Duration.ofDays(36_500);

    DeliveryQueue deliveries() {
        return lock.queue();
    }

    /** Now, to the millisecond that the contracts and the database keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Monotonic time: all waiting and measuring uses it. */
    long nanos() {
        return clock.nanos();
    }

    Moment moment() {
        return new Moment(now(), nanos());
    }

    /** Whether the time to come back after a restart has passed. */
    boolean isRejoinOver() {
        return hasPassed(limits.resumeWindow(), startedAt);
    }

    boolean hasPassed(Duration time, long since) {
        return nanos() - since > time.toNanos();
    }

    Deadlines.Deadline in(Duration delay, Runnable action) {
        Duration within = delay.compareTo(FAR_AWAY) < 0 ? delay : FAR_AWAY;
        return deadlines.at(nanos() + within.toNanos(), action);
    }
}
