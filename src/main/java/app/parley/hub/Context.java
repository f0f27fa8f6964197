package app.parley.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What all parts of the hub share. */
record Context(
        Mail mail,
        Deadlines deadlines,
        Journal journal,
        IceServers ice,
        Tickets tickets,
        Ids ids,
        Limits limits,
        InstantSource clock,
        Instant startedAt) {
    /** Now, to the millisecond that the contracts and the database keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the time to come back after a restart has passed. */
    boolean isRejoinOver() {
        return now().isAfter(startedAt.plus(limits.resumeWindow()));
    }

    Deadlines.Deadline in(Duration delay, Runnable action) {
        return deadlines.at(now().plus(delay), action);
    }
}
