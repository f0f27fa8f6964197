package app.parley.hub.value;

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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call as the log keeps it (REST contract, "The call log"). The hub is its only author.
 *
 * @param kind {@code direct} or {@code room}
 * @param roomKind the kind of the room it takes place in
 * @param media {@code audio} or {@code video}
 * @param outcome {@code ongoing} while it rings or goes on; else how it ended
 * @param answeredAt when the first callee joined; the start for a room call; null while unanswered
 * @param endReason {@code left}, {@code lost}, {@code ended} or the outcome; null while it goes on
 */
public record CallRecord(
        CallId id,
        CallKind kind,
        RoomId room,
        String roomName,
        RoomDefinition.Kind roomKind,
        CallMedia media,
        CallOutcome outcome,
        UserId startedBy,
        String startedByName,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        List<ParticipantRecord> people) {
    /** Whole seconds that it rang; 0 for a call of a room, and while it rings. */
    public long ringSeconds() {
        return kind == CallKind.DIRECT ? seconds(startedAt, answeredAt == null ? endedAt : answeredAt) : 0;
    }

    /** Whole seconds from the answer to the end; 0 if unanswered, and while it goes on. */
    public long durationSeconds() {
        return seconds(answeredAt, endedAt);
    }

    /**
     * The call as a crash ended it: at the last moment known, {@code interrupted} if somebody was inside, else
     * {@code failed} (protocol, section 8).
     *
     * @param alive when the server was last known to live
     */
    public CallRecord cutOff(Instant alive) {
        boolean met = people.stream().anyMatch(participant -> participant.outcome() == ParticipantOutcome.JOINED);
        Instant answer = met ? answeredAt : null;
        Instant end = Stream.concat(Stream.of(startedAt, alive), Stream.concat(Stream.ofNullable(answer), moments()))
                .max(Instant::compareTo)
                .orElseThrow();
        CallOutcome cut = answer == null ? CallOutcome.FAILED : CallOutcome.INTERRUPTED;
        return new CallRecord(
                id,
                kind,
                room,
                roomName,
                roomKind,
                media,
                cut,
                startedBy,
                startedByName,
                startedAt,
                answer,
                end,
                EndReason.of(cut),
                people.stream().map(participant -> participant.cutOff(end)).toList());
    }

    private Stream<Instant> moments() {
        return people.stream()
                .flatMap(participant -> participant.spans().stream())
                .flatMap(attendance -> Stream.of(attendance.joinedAt(), attendance.leftAt()))
                .filter(Objects::nonNull);
    }

    /** Counts whole milliseconds, as they are stored: the figure can be checked against the row. */
    private static long seconds(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return 0;
        }
        Duration length = Duration.between(from.truncatedTo(ChronoUnit.MILLIS), to.truncatedTo(ChronoUnit.MILLIS));
        return Math.max(0, length.toSeconds());
    }

    /**
     * One person's part.
     *
     * @param role {@code caller}, {@code callee} or {@code participant}
     * @param outcome {@code joined}, {@code missed}, {@code declined}, {@code busy}, {@code cancelled}, {@code failed},
     *     {@code unanswered}; {@code ringing} while undecided
     */
    public record ParticipantRecord(
            UserId user,
            String name,
            boolean guest,
            ParticipantRole role,
            ParticipantOutcome outcome,
            List<Attendance> spans) {
        private ParticipantRecord cutOff(Instant end) {
            return new ParticipantRecord(
                    user,
                    name,
                    guest,
                    role,
                    outcome == ParticipantOutcome.RINGING ? ParticipantOutcome.FAILED : outcome,
                    spans.stream().map(attendance -> attendance.cutOff(end)).toList());
        }
    }

    /** @param leftAt null while inside */
    public record Attendance(
            PeerId peer, Instant joinedAt, @Nullable Instant leftAt, String device) {
        private Attendance cutOff(Instant end) {
            return leftAt == null ? new Attendance(peer, joinedAt, end, device) : this;
        }
    }
}
