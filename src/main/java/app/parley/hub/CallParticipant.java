package app.parley.hub;

import app.parley.hub.value.CallRecord.Attendance;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.ReplyText;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person's part in a call: the role, the state, and the attendances in the room. */
@GuardedByHubLock(through = Call.class)
public final class CallParticipant {
    private final Person person;
    private final ParticipantRole role;
    private final List<Attendance> spans = new ArrayList<>();
    private @Nullable Session ringer;
    private @Nullable UserId ringerUser;
    private ParticipantState state;
    private @Nullable ReplyText words;
    private Deadlines.@Nullable Deadline deadline;

    private CallParticipant(Person person, ParticipantRole role, ParticipantState state, @Nullable Session ringer) {
        this.person = person;
        this.role = role;
        this.state = state;
        this.ringer = ringer;
        this.ringerUser = ringer == null ? null : ringer.user();
    }

    static CallParticipant caller(Person person) {
        return new CallParticipant(person, ParticipantRole.CALLER, ParticipantState.UNANSWERED, null);
    }

    static CallParticipant callee(Person person, Session ringer) {
        return new CallParticipant(person, ParticipantRole.CALLEE, ParticipantState.RINGING, ringer);
    }

    static CallParticipant participant(Person person) {
        return new CallParticipant(person, ParticipantRole.PARTICIPANT, ParticipantState.JOINED, null);
    }

    /** Restores a part from the log. A ring that was undecided when the process ended has failed. */
    static CallParticipant restored(Person person, ParticipantRecord record) {
        ParticipantState state = ParticipantState.of(record.outcome());
        CallParticipant participant = new CallParticipant(
                person, record.role(), state == ParticipantState.RINGING ? ParticipantState.FAILED : state, null);
        participant.spans.addAll(record.spans());
        return participant;
    }

    Person person() {
        return person;
    }

    public UserId user() {
        return person.user();
    }

    ParticipantRole role() {
        return role;
    }

    /** The session that rang this callee and hears the outcome; null for everybody else, and once it is over. */
    @Nullable
    Session ringer() {
        return ringer;
    }

    /** The user who rang this callee; null for everybody else. */
    @Nullable
    UserId ringerUser() {
        return ringerUser;
    }

    /** The session is over: nothing here leads to it any more. */
    void forget(Session gone) {
        if (ringer == gone) {
            ringer = null;
        }
    }

    /** Another session of the same person rings on, and hears the outcome. */
    void rungBy(Session successor) {
        ringer = successor;
        ringerUser = successor.user();
    }

    public ParticipantState state() {
        return state;
    }

    void become(ParticipantState next) {
        state = next;
        rest();
    }

    /** The words with which this callee declined; null without any. */
    @Nullable
    ReplyText words() {
        return words;
    }

    void words(@Nullable ReplyText said) {
        words = said;
    }

    /** The ring, or the wait for who answered it, ends by itself then. */
    void until(Deadlines.Deadline end) {
        rest();
        deadline = end;
    }

    /** Nothing happens by itself any more. */
    void rest() {
        if (deadline != null) {
            deadline.callOff();
            deadline = null;
        }
    }

    Instant expiresAt(Moment now) {
        return deadline == null ? now.at() : now.at().plus(left(deadline, now));
    }

    private static Duration left(Deadlines.Deadline deadline, Moment now) {
        return Duration.ofMillis(deadline.left(now.nanos()).toMillis());
    }

    Optional<Instant> lastLeft() {
        return spans.stream()
                .map(Attendance::leftAt)
                .filter(Objects::nonNull)
                .map(Instant.class::cast)
                .max(Instant::compareTo);
    }

    public boolean isInside() {
        return spans.stream().anyMatch(attendance -> attendance.leftAt() == null);
    }

    /** Takes part from then on; saying so again does nothing. */
    void entered(Peer peer, Instant since) {
        boolean known = spans.stream()
                .anyMatch(attendance ->
                        attendance.leftAt() == null && attendance.peer().equals(peer.id()));
        if (!known) {
            spans.add(new Attendance(
                    peer.id(), since, null, peer.session().client().device()));
        }
    }

    void left(PeerId peer, Instant at) {
        spans.replaceAll(attendance -> attendance.peer().equals(peer) && attendance.leftAt() == null
                ? new Attendance(peer, attendance.joinedAt(), at, attendance.device())
                : attendance);
    }

    /** As the log keeps it: attendances lie within the call, and there are some exactly if the person joined. */
    ParticipantRecord record(Instant from, @Nullable Instant to) {
        List<Attendance> kept = new ArrayList<>();
        if (state == ParticipantState.JOINED) {
            for (Attendance attendance : spans) {
                Attendance clipped = clip(attendance, from, to);
                if (clipped != null) {
                    kept.add(clipped);
                }
            }
        }
        return new ParticipantRecord(user(), person.name(), person.guest(), role, state.outcome(), kept);
    }

    private static @Nullable Attendance clip(Attendance attendance, Instant from, @Nullable Instant to) {
        Instant joined = attendance.joinedAt().isBefore(from) ? from : attendance.joinedAt();
        Instant left = attendance.leftAt();
        if (to != null && (left == null || left.isAfter(to))) {
            left = to;
        }
        return left != null && left.isBefore(joined)
                ? null
                : new Attendance(attendance.peer(), joined, left, attendance.device());
    }
}
