package app.parley.hub;

import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallMedia;
import app.parley.kernel.EndReason;
import app.parley.kernel.Limits;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of the hub that its extension uses. They run under the hub's lock, but for {@link #lock()}. */
public final class HubOperations {
    private final HubContext context;
    private final PresenceRegistry presence;
    private final CallRequests requests;
    private final RoomAdmission admission;
    private final Ringing ringing;
    private final ActiveCalls activeCalls;
    private final RoomCommandHandler commands;

    HubOperations(
            HubContext context,
            PresenceRegistry presence,
            CallRequests requests,
            RoomAdmission admission,
            Ringing ringing,
            ActiveCalls activeCalls,
            RoomCommandHandler commands) {
        this.context = context;
        this.presence = presence;
        this.requests = requests;
        this.admission = admission;
        this.ringing = ringing;
        this.activeCalls = activeCalls;
        this.commands = commands;
    }

    public HubLock lock() {
        return context.lock();
    }

    public Instant now() {
        return context.now();
    }

    public Limits limits() {
        return context.limits();
    }

    public String newMessageId() {
        return context.ids().message();
    }

    /**
     * Does something after a delay.
     *
     * @return calls it off
     */
    public Runnable in(Duration delay, Runnable action) {
        return context.in(delay, action)::callOff;
    }

    /** Queues an event for one session. */
    public void send(Session session, Topic topic, EventEnvelope event) {
        context.deliveries().send(session, topic, event);
    }

    /** Whether an account has this name or user name, in any case. */
    public boolean isAccountNamed(String name) {
        return presence.isNamed(name);
    }

    public @Nullable TeamMember account(UserId user) {
        return presence.account(user);
    }

    /** The users with an open session, guests too. */
    public Set<UserId> connectedUsers() {
        return presence.connectedUsers();
    }

    public List<Session> sessionsOf(UserId user) {
        return presence.sessionsOf(user);
    }

    public void command(Peer peer, RoomCommand command) {
        commands.handle(peer, command);
    }

    /** Begins a call in a room of its own; it does not ring yet. */
    public Call openCall(Session caller, Person callee, CallMedia media) {
        return requests.open(requests.roomOfItsOwn(caller.person(), List.of(callee)), media, caller);
    }

    public void ring(Call call, Person callee, Session ringer) {
        ringing.ring(call, List.of(callee), ringer);
    }

    /** Whether a ring to this user shows on a connected page. */
    public boolean isListeningForCalls(UserId user) {
        return ringing.isHeardBy(user);
    }

    public void accept(Call call, CallParticipant callee, Session by) {
        ringing.accept(call, callee, by);
    }

    public void decline(Call call, CallParticipant callee, Session by) {
        ringing.decline(call, callee, by, null);
    }

    /** Tells the ringer that the callee is busy. */
    public void refuse(Call call, CallParticipant callee) {
        ringing.refuse(call, callee);
    }

    public void cancel(Call call, Session ringer) {
        ringing.cancel(call, ringer);
    }

    /** Writes the call to the journal as it stands. */
    public void recordChange(Call call) {
        activeCalls.changed(call);
    }

    /** The calls that ring or go on. */
    public List<Call> openCalls() {
        return activeCalls.open();
    }

    public void enter(Session session, RoomId room) {
        admission.enter(session, room);
    }

    public void leave(Session session, RoomId room) {
        admission.leave(session, room);
    }

    /** Ends the room and its call. */
    public void closeRoom(RoomId room, EndReason reason) {
        admission.shut(room, reason);
    }
}
