package app.parley.hub;

import app.parley.hub.Party.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call, rung or met in a room, from its start to its end. Not thread-safe: touched only while Hub holds its lock. */
final class Call {
    private final CallId id;
    private final boolean direct;
    private final Room room;
    private final String media;
    private final Person startedBy;
    private final Instant startedAt;
    private final Map<UserId, Party> parties = new LinkedHashMap<>();
    private final Set<Session> involved = new LinkedHashSet<>();
    private String outcome = "ongoing";
    private boolean connected;
    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;

    private Call(CallId id, boolean direct, Room room, String media, Person startedBy, Instant startedAt) {
        this.id = id;
        this.direct = direct;
        this.room = room;
        this.media = media;
        this.startedBy = startedBy;
        this.startedAt = startedAt;
    }

    /** A call that begins with a ring. */
    static Call direct(CallId id, Room room, String media, Person caller, Instant at) {
        Call call = new Call(id, true, room, media, caller, at);
        call.add(Party.caller(caller));
        return call;
    }

    /** A call that begins with the second peer in a room. */
    static Call inRoom(CallId id, Room room, Person first, Instant at) {
        Call call = new Call(id, false, room, "video", first, at);
        call.answeredAt = at;
        call.connected = true;
        return call;
    }

    CallId id() {
        return id;
    }

    boolean isDirect() {
        return direct;
    }

    Room room() {
        return room;
    }

    String media() {
        return media;
    }

    Person startedBy() {
        return startedBy;
    }

    Instant startedAt() {
        return startedAt;
    }

    Collection<Party> parties() {
        return Collections.unmodifiableCollection(parties.values());
    }

    @Nullable
    Party party(UserId user) {
        return parties.get(user);
    }

    void add(Party party) {
        parties.put(party.user(), party);
    }

    /** The sessions that hear how the call ends. */
    Set<Session> involved() {
        return involved;
    }

    boolean isOver() {
        return endedAt != null;
    }

    boolean hasPending() {
        return parties.values().stream().anyMatch(party -> party.standing().isPending());
    }

    /** Whether two have met, so that there is a call and not only a ring. */
    boolean isConnected() {
        return connected;
    }

    void answered(Instant at) {
        if (answeredAt == null) {
            answeredAt = at;
        }
    }

    /** Two have met: whoever is inside has joined. */
    void connect() {
        connected = true;
        for (Party party : parties.values()) {
            if (party.isInside()) {
                party.become(Standing.JOINED);
            }
        }
    }

    /** @param reason {@code left}, {@code lost}, {@code ended}, or the outcome of a call that nobody joined */
    void end(String how, String reason, Instant at) {
        outcome = how;
        endReason = reason;
        endedAt = at.isBefore(startedAt) ? startedAt : at;
        if (!connected) {
            answeredAt = null;
        }
        if (answeredAt != null && endedAt.isBefore(answeredAt)) {
            endedAt = answeredAt;
        }
    }

    Duration duration() {
        return answeredAt == null || endedAt == null ? Duration.ZERO : Duration.between(answeredAt, endedAt);
    }

    CallRecord record() {
        Instant talkFrom = answeredAt == null ? startedAt : answeredAt;
        RoomDefinition definition = room.definition();
        return new CallRecord(
                id,
                direct ? "direct" : "room",
                room.id(),
                definition.name(),
                definition.kind().wire(),
                media,
                outcome,
                startedBy.user(),
                startedBy.name(),
                startedAt,
                answeredAt,
                endedAt,
                endReason,
                parties.values().stream()
                        .map(party -> party.leg(talkFrom, endedAt))
                        .toList());
    }
}
