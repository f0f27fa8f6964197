package app.parley.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes what statistics are made of, in any order. */
public interface CallFacts {
    /** @param room null for the room of a ringing call, which no other call is in */
    void call(Instant startedAt, String outcome, long seconds, LoggedCall.@Nullable Room room);

    /** Somebody took part in a call that started then. */
    void person(Instant startedAt, String user);
}
