package app.parley.hub;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.Leg;
import app.parley.hub.value.CallRecord.Span;
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
    private final PresenceRegistry roster;
    private final RoomAdmission doors;
    private final ActiveCalls log;
    private final SessionLifecycle lifetimes;

    CallRecovery(
            HubContext context,
            Rooms rooms,
            PresenceRegistry roster,
            RoomAdmission doors,
            ActiveCalls log,
            SessionLifecycle lifetimes) {
        this.context = context;
        this.rooms = rooms;
        this.roster = roster;
        this.doors = doors;
        this.log = log;
        this.lifetimes = lifetimes;
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
        Call call = log.started(Call.restored(record, room, this::person, aliveAt, context.moment()));
        room.call(call);
        for (Leg leg : record.people()) {
            for (Span span : leg.spans()) {
                if (span.leftAt() == null) {
                    hold(call, leg, span, aliveAt.isBefore(span.joinedAt()) ? span.joinedAt() : aliveAt);
                }
            }
        }
        log.changed(call);
        rooms.touch(room);
    }

    private Person person(Leg leg) {
        TeamMember account = roster.account(leg.user());
        return account == null ? new Person(leg.user(), leg.name(), leg.guest(), false, null) : account.person();
    }

    private void hold(Call call, Leg leg, Span span, Instant aliveAt) {
        Client before = new Client(Dialect.STOMP, span.device(), "before the restart");
        Session held = lifetimes.begin(person(leg), before, new Nowhere());
        Moment since = new Moment(span.joinedAt(), call.nanosAt(span.joinedAt()));
        doors.hold(held, call.room(), span.peer(), since, call.nanosAt(aliveAt));
        lifetimes.suspend(held, Departure.CONNECTION_LOST);
    }

    /** Nobody is connected there. */
    private static final class Nowhere implements Outbox {
        @Override
        public void send(Topic topic, EventEnvelope notice) {}

        @Override
        public void flush() {}

        @Override
        public boolean isBehind() {
            return true;
        }

        @Override
        public void dropped(Topic topic) {}

        @Override
        public void close(CloseReason farewell) {}
    }

    void restore(List<CallRecord> records, Instant aliveAt) {
        records.forEach(record -> restore(record, aliveAt));
    }
}
