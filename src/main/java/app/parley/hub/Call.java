package app.parley.hub;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.RoomDefinition;
import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call, rung or met in a room, from its start to its end. Its times are its start plus monotonic time, so that
 * setting the clock changes no duration.
 */
@GuardedByHubLock
public final class Call {
    /** Bounds the memory of a call into which people ring for days. */
    private static final int MOST_RINGS = 64;

    private final CallId id;
    private final boolean direct;
    private final Room room;
    private final CallMedia media;
    private final Person startedBy;
    private final Moment start;
    private final Map<UserId, CallParticipant> participants = new LinkedHashMap<>();
    private final Set<Session> involved = new LinkedHashSet<>();
    private final Set<ActiveCalls.RingKey> rings = new LinkedHashSet<>();
    private Runnable epilogue = () -> {};
    private CallOutcome outcome = CallOutcome.ONGOING;
    private boolean connected;
    private boolean brokenOff;
    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;
    private @Nullable EndReason endReason;

    private Call(CallId id, boolean direct, Room room, CallMedia media, Person startedBy, Moment start) {
        this.id = id;
        this.direct = direct;
        this.room = room;
        this.media = media;
        this.startedBy = startedBy;
        this.start = start;
    }

    /** A call that begins with a ring. */
    static Call direct(CallId id, Room room, CallMedia media, Person caller, Moment at) {
        Call call = new Call(id, true, room, media, caller, at);
        call.add(CallParticipant.caller(caller));
        return call;
    }

    /** A call that begins with the second person in a room. */
    static Call inRoom(CallId id, Room room, Person first, Moment at) {
        Call call = new Call(id, false, room, CallMedia.VIDEO, first, at);
        call.answeredAt = at.at();
        call.connected = true;
        return call;
    }

    /** A call that went on when the process last ended, and is {@code interrupted} unless somebody comes back. */
    static Call restored(
            CallRecord record,
            Room room,
            Function<CallRecord.ParticipantRecord, Person> people,
            Instant aliveAt,
            Moment now) {
        Person starter = record.people().stream()
                .filter(participant -> participant.user().equals(record.startedBy()))
                .findFirst()
                .map(people)
                .orElseGet(() -> new Person(record.startedBy(), record.startedByName(), false, false, null));
        Call call = new Call(
                record.id(),
                record.kind() == CallKind.DIRECT,
                room,
                record.media(),
                starter,
                startOf(record, aliveAt, now));
        call.answeredAt = record.answeredAt();
        call.connected = true;
        call.brokenOff = true;
        record.people()
                .forEach(participant -> call.add(CallParticipant.restored(people.apply(participant), participant)));
        return call;
    }

    /** The clock may be behind what the log knows of the call; time has not gone back for all that. */
    private static Moment startOf(CallRecord record, Instant aliveAt, Moment now) {
        Instant latest = now.at().isBefore(aliveAt) ? aliveAt : now.at();
        Duration passed = Duration.between(record.startedAt(), latest);
        return new Moment(record.startedAt(), now.nanos() - (passed.isNegative() ? 0 : passed.toNanos()));
    }

    CallId id() {
        return id;
    }

    boolean isDirect() {
        return direct;
    }

    public Room room() {
        return room;
    }

    CallMedia media() {
        return media;
    }

    public Person startedBy() {
        return startedBy;
    }

    @Nullable
    Instant answeredAt() {
        room.lock().assertHeld();
        return answeredAt;
    }

    Instant startedAt() {
        return start.at();
    }

    /** The call's own time of a moment: its start and what had passed since. */
    Instant timeAt(long nanos) {
        return start.wallAt(nanos);
    }

    /** The reverse of {@link #timeAt}. */
    long nanosAt(Instant time) {
        return start.nanosAt(time);
    }

    public Collection<CallParticipant> participants() {
        room.lock().assertHeld();
        return Collections.unmodifiableCollection(participants.values());
    }

    @Nullable
    public CallParticipant participant(UserId user) {
        room.lock().assertHeld();
        return participants.get(user);
    }

    void add(CallParticipant participant) {
        room.lock().assertHeld();
        participants.put(participant.user(), participant);
    }

    /** The sessions that hear how the call ends. */
    Set<Session> involved() {
        room.lock().assertHeld();
        return involved;
    }

    /** The session is over: nothing here leads to it any more. */
    void forget(Session gone) {
        room.lock().assertHeld();
        involved.remove(gone);
        participants.values().forEach(participant -> participant.forget(gone));
    }

    Set<ActiveCalls.RingKey> rungAs() {
        room.lock().assertHeld();
        return rings;
    }

    /** @return a name from so long ago that it is forgotten for that; null if none */
    ActiveCalls.@Nullable RingKey rungAs(ActiveCalls.RingKey key) {
        room.lock().assertHeld();
        rings.add(key);
        if (rings.size() <= MOST_RINGS) {
            return null;
        }
        ActiveCalls.RingKey oldest = rings.iterator().next();
        rings.remove(oldest);
        return oldest;
    }

    /** Done once, as soon as the call is over, whatever ended it. */
    public void whenOver(Runnable last) {
        room.lock().assertHeld();
        epilogue = last;
    }

    void conclude() {
        room.lock().assertHeld();
        epilogue.run();
    }

    public boolean isOver() {
        room.lock().assertHeld();
        return endedAt != null;
    }

    boolean hasPending() {
        room.lock().assertHeld();
        return participants.values().stream()
                .anyMatch(participant -> participant.state().isPending());
    }

    /** Whether two have met, so that there is a call and not only a ring. */
    public boolean isConnected() {
        room.lock().assertHeld();
        return connected;
    }

    void answered(Instant at) {
        room.lock().assertHeld();
        if (answeredAt == null) {
            answeredAt = at;
        }
    }

    /** Two people met: everybody inside has joined. */
    void connect() {
        room.lock().assertHeld();
        connected = true;
        for (CallParticipant participant : participants.values()) {
            if (participant.isInside()) {
                participant.become(ParticipantState.JOINED);
            }
        }
    }

    /** Whether nobody has come back to it since the process last ended. */
    boolean isBrokenOff() {
        room.lock().assertHeld();
        return brokenOff;
    }

    /** The latest moment at which anybody was inside. */
    Instant lastLeft(Instant atLeast) {
        room.lock().assertHeld();
        return participants.values().stream()
                .flatMap(participant -> participant.lastLeft().stream())
                .reduce(atLeast, (one, other) -> one.isAfter(other) ? one : other);
    }

    void goOn() {
        room.lock().assertHeld();
        brokenOff = false;
    }

    void end(CallOutcome how, EndReason reason, Instant at) {
        room.lock().assertHeld();
        outcome = how;
        endReason = reason;
        endedAt = at.isBefore(startedAt()) ? startedAt() : at;
        if (!connected) {
            answeredAt = null;
        }
        if (answeredAt != null && endedAt.isBefore(answeredAt)) {
            endedAt = answeredAt;
        }
        participants.values().forEach(CallParticipant::rest);
    }

    CallRecord record() {
        room.lock().assertHeld();
        Instant talkFrom = answeredAt == null ? startedAt() : answeredAt;
        RoomDefinition definition = room.definition();
        return new CallRecord(
                id,
                direct ? CallKind.DIRECT : CallKind.ROOM,
                room.id(),
                definition.name(),
                definition.kind(),
                media,
                outcome,
                startedBy.user(),
                startedBy.name(),
                startedAt(),
                answeredAt,
                endedAt,
                endReason,
                participants.values().stream()
                        .map(participant -> participant.record(talkFrom, endedAt))
                        .toList());
    }
}
