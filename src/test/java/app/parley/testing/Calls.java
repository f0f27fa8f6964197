package app.parley.testing;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.Attendance;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls to put into a log. Alice rings Bob at noon unless a test says otherwise. */
public final class Calls {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final String id;
    private final List<ParticipantRecord> people = new ArrayList<>();
    private CallKind kind = CallKind.DIRECT;
    private String room = "r1";
    private String roomName = "Room";
    private Instant startedAt = NOON;

    private Calls(String id) {
        this.id = id;
    }

    public static Calls call(String id) {
        return new Calls(id);
    }

    /** On each day, and each day somewhat later, a rung call, every third of them missed, and one of a minute in a room. */
    public static List<CallRecord> onEachOf(int days) {
        List<CallRecord> calls = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            Instant at = NOON.plus(Duration.ofDays(day)).plusSeconds(day * 1_234L);
            Calls rung = call("rung" + day).at(at);
            calls.add(day % 3 == 0 ? rung.unanswered("missed") : rung.completed(day * 7L));
            calls.add(call("room" + day)
                    .at(at.plusSeconds(40))
                    .inRoom("room" + day % 2, "Room " + day % 2)
                    .with(participant("carol", "Carol", "participant", "joined"))
                    .with(participant("dave" + day % 4, "Dave", "participant", "joined"))
                    .completed(60));
        }
        return calls;
    }

    public Calls at(Instant start) {
        startedAt = start;
        return this;
    }

    public Calls inRoom(String roomId, String name) {
        kind = CallKind.ROOM;
        room = roomId;
        roomName = name;
        return this;
    }

    public Calls with(ParticipantRecord participant) {
        people.add(participant);
        return this;
    }

    /** Rings, and nobody has answered yet. */
    public CallRecord ringing() {
        return record("ongoing", null, null, List.of(caller("unanswered"), callee("bob", "ringing")));
    }

    /** Answered, but nobody has entered yet. */
    public CallRecord accepted() {
        return record(
                "ongoing", startedAt.plusSeconds(6), null, List.of(caller("unanswered"), callee("bob", "ringing")));
    }

    /** Answered after six seconds, and going on. */
    public CallRecord ongoing() {
        Instant answeredAt = startedAt.plusSeconds(6);
        return record(
                "ongoing",
                answeredAt,
                null,
                List.of(
                        caller("joined", attendance("p1", answeredAt, null)),
                        callee("bob", "joined", attendance("p2", answeredAt, null))));
    }

    /** Answered after six seconds, and over after that many more. */
    public CallRecord completed(long seconds) {
        Instant answeredAt = startedAt.plusSeconds(6);
        Instant endedAt = answeredAt.plusSeconds(seconds);
        return record(
                "completed",
                answeredAt,
                endedAt,
                List.of(
                        caller("joined", attendance("p1", answeredAt, endedAt)),
                        callee("bob", "joined", attendance("p2", answeredAt, endedAt))));
    }

    /** Nobody answered for 45 seconds. */
    public CallRecord unanswered(String outcome) {
        return record(outcome, null, startedAt.plusSeconds(45), List.of(caller("unanswered"), callee("bob", outcome)));
    }

    public static ParticipantRecord caller(String outcome, Attendance... spans) {
        return new ParticipantRecord(
                new UserId("alice"), "Alice", false, ParticipantRole.CALLER, outcomeOf(outcome), List.of(spans));
    }

    public static ParticipantRecord callee(String user, String outcome, Attendance... spans) {
        return participant(user, user, "callee", outcome, spans);
    }

    public static ParticipantRecord participant(
            String user, String name, String role, String outcome, Attendance... spans) {
        return new ParticipantRecord(
                new UserId(user),
                name,
                false,
                ParticipantRole.ofWire(role).orElseThrow(),
                outcomeOf(outcome),
                List.of(spans));
    }

    public static Attendance attendance(String peer, Instant joinedAt, Instant leftAt) {
        return new Attendance(new PeerId(peer), joinedAt, leftAt, "Chrome on macOS");
    }

    private static ParticipantOutcome outcomeOf(String wire) {
        return ParticipantOutcome.ofWire(wire).orElseThrow();
    }

    private CallRecord record(String outcome, Instant answeredAt, Instant endedAt, List<ParticipantRecord> usual) {
        List<ParticipantRecord> participants = people.isEmpty() ? usual : people;
        return new CallRecord(
                new CallId(id),
                kind,
                new RoomId(room),
                roomName,
                kind == CallKind.ROOM ? Kind.TEAM : Kind.CALL,
                CallMedia.VIDEO,
                CallOutcome.ofWire(outcome).orElseThrow(),
                participants.get(0).user(),
                participants.get(0).name(),
                startedAt,
                answeredAt,
                endedAt,
                endedAt == null ? null : EndReason.LEFT,
                participants);
    }
}
