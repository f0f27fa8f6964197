package app.parley.hub;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.Attendance;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.Client;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Departure;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Restores the calls that went on when the process ended. Each peer that was inside keeps its place for the resume
 * window; its client takes it back with a ticket, or the peer is lost.
 */
final class CallRecovery {
    private final HubContext context;
    private final Rooms rooms;
    private final PresenceRegistry registry;
    private final RoomAdmission admission;
    private final ActiveCalls activeCalls;
    private final SessionLifecycle sessionLifecycle;

    CallRecovery(
            HubContext context,
            Rooms rooms,
            PresenceRegistry registry,
            RoomAdmission admission,
            ActiveCalls activeCalls,
            SessionLifecycle sessionLifecycle) {
        this.context = context;
        this.rooms = rooms;
        this.registry = registry;
        this.admission = admission;
        this.activeCalls = activeCalls;
        this.sessionLifecycle = sessionLifecycle;
    }

    /** @param aliveAt the last moment known: where those who do not come back were lost */
    void restore(CallRecord record, Instant aliveAt) {
        Room room = rooms.find(record.room());
        if (room == null) {
            room = rooms.put(new RoomDefinition(
                    record.room(),
                    record.roomName(),
                    Kind.CALL,
                    context.limits().roomCapacity(),
                    null,
                    Set.of(),
                    Set.of(record.startedBy())));
        }
        Call call = activeCalls.started(Call.restored(record, room, this::person, aliveAt, context.moment()));
        room.call(call);
        for (ParticipantRecord participant : record.people()) {
            for (Attendance attendance : participant.spans()) {
                if (attendance.leftAt() == null) {
                    hold(
                            call,
                            participant,
                            attendance,
                            aliveAt.isBefore(attendance.joinedAt()) ? attendance.joinedAt() : aliveAt);
                }
            }
        }
        activeCalls.changed(call);
        rooms.touch(room);
    }

    private Person person(ParticipantRecord participant) {
        TeamMember account = registry.account(participant.user());
        return account == null
                ? new Person(participant.user(), participant.name(), participant.guest(), false, null)
                : account.person();
    }

    private void hold(Call call, ParticipantRecord participant, Attendance attendance, Instant aliveAt) {
        Client before = new Client(Dialect.STOMP, attendance.device(), "before the restart");
        Session held = sessionLifecycle.begin(person(participant), before, new Nowhere());
        Moment since = new Moment(attendance.joinedAt(), call.nanosAt(attendance.joinedAt()));
        admission.hold(held, call.room(), attendance.peer(), since, call.nanosAt(aliveAt));
        sessionLifecycle.suspend(held, Departure.CONNECTION_LOST);
    }

    /** Nobody is connected there. */
    private static final class Nowhere implements Outbox {
        @Override
        public void send(Topic topic, EventEnvelope envelope) {}

        @Override
        public void flush() {}

        @Override
        public boolean isBehind() {
            return true;
        }

        @Override
        public void dropped(Topic topic) {}

        @Override
        public void close(CloseReason closeReason) {}
    }

    void restore(List<CallRecord> records, Instant aliveAt) {
        records.forEach(record -> restore(record, aliveAt));
    }
}
