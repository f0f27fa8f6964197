package app.parley.bench.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was never made.
 *
 * @param people user names, the caller first
 * @param guest the name of somebody who looked in; null for nobody
 */
record MadeCall(
        String id,
        boolean direct,
        String room,
        Instant startedAt,
        long ringSeconds,
        long seconds,
        String outcome,
        List<String> people,
        @Nullable String guest) {
    boolean answered() {
        return outcome.equals("completed");
    }

    Instant answeredAt() {
        return startedAt.plusSeconds(ringSeconds);
    }

    Instant endedAt() {
        return answeredAt().plusSeconds(seconds);
    }

    String roomName() {
        return direct ? "Person " + people.get(0) + ", Person " + people.get(1) : "Room " + room;
    }
}
