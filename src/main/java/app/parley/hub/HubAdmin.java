package app.parley.hub;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.GuestHere;
import app.parley.hub.value.PeerLocation;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomView;
import app.parley.hub.value.TeamMember;
import app.parley.kernel.CallId;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The hub's side for REST and for the start of the server: accounts, rooms, presence, signing out. Thread-safe. */
public final class HubAdmin {
    private final HubLock lock;
    private final HubContext context;
    private final PresenceRegistry registry;
    private final Rooms rooms;
    private final RoomAdmission admission;
    private final ActiveCalls activeCalls;
    private final SessionLifecycle sessionLifecycle;
    private final CallRecovery recovery;

    HubAdmin(
            HubLock lock,
            HubContext context,
            PresenceRegistry registry,
            Rooms rooms,
            RoomAdmission admission,
            ActiveCalls activeCalls,
            SessionLifecycle sessionLifecycle,
            CallRecovery recovery) {
        this.lock = lock;
        this.context = context;
        this.registry = registry;
        this.rooms = rooms;
        this.admission = admission;
        this.activeCalls = activeCalls;
        this.sessionLifecycle = sessionLifecycle;
        this.recovery = recovery;
    }

    public void putAccount(TeamMember account) {
        lock.run(() -> registry.put(account));
    }

    /**
     * At the start, once accounts and rooms are known: the calls that went on when the process last ended.
     *
     * @param aliveAt the last moment known
     */
    public void restore(List<CallRecord> calls, Instant aliveAt) {
        lock.run(() -> recovery.restore(calls, aliveAt));
    }

    public List<Presence> presence() {
        return lock.get(registry::presences);
    }

    public Optional<Presence> presence(UserId user) {
        return lock.get(() -> registry.presence(user));
    }

    /** Whether the user can be rung without a session may be another now. */
    public void devicesChanged(UserId user) {
        lock.run(() -> registry.touch(user));
    }

    /** The places of the user in all rooms, the oldest first. */
    public List<PeerLocation> places(UserId user) {
        return lock.get(() -> registry.sessionsOf(user).stream()
                .flatMap(session -> session.places().stream())
                .map(Peer::location)
                .sorted(Comparator.comparing(PeerLocation::since)
                        .thenComparing(location -> location.peer().value()))
                .toList());
    }

    public void putRoom(RoomDefinition definition) {
        lock.run(() -> rooms.put(definition));
    }

    /**
     * At the start: a room there was before.
     *
     * @param hadVisitors whether anybody was ever inside
     */
    public void restoreRoom(RoomDefinition definition, boolean hadVisitors) {
        lock.run(() -> rooms.restore(definition, hadVisitors));
    }

    /** Removes a room: its members hear {@code ended}, its call ends, and its guests are signed out. */
    public void removeRoom(RoomId id) {
        lock.run(() -> admission.shut(id, EndReason.ENDED));
        signOut(session -> id.equals(session.person().onlyRoom()), CloseReason.SIGNED_OUT);
    }

    /**
     * Ends a call for everybody, as a host does by {@code end}: it rings no longer, and whoever is in its room leaves.
     *
     * @return completed when that is stored
     */
    public CompletionStage<@Nullable Void> endCall(CallId id) {
        return lock.get(() -> {
            Call call = activeCalls.find(id);
            if (call == null) {
                throw activeCalls.findEnded(id) == null ? Ringing.noSuchCall() : Ringing.tooLate(false);
            }
            admission.endMeeting(call.room());
            return activeCalls.changed(call);
        });
    }

    /**
     * Ends what goes on in a room, as a host does by {@code end}. A room that stays can be entered again.
     *
     * @return completed when that is stored
     */
    public CompletionStage<@Nullable Void> endRoom(RoomId id) {
        return lock.get(() -> {
            Room room = rooms.find(id);
            if (room == null) {
                throw new RequestException(ErrorCode.NO_SUCH_ROOM, "There is no such room.");
            }
            Call call = room.call();
            if (room.isEmpty() && call == null) {
                throw new RequestException(ErrorCode.CONFLICT, "Nobody is inside.");
            }
            admission.endMeeting(room);
            return call == null ? RoomCommandHandler.done() : activeCalls.changed(call);
        });
    }

    /** All rooms: also private ones, those that only a link leads to, and those of calls that are rung. */
    public List<RoomView> allRooms() {
        return lock.get(() -> rooms.all().stream().map(Room::view).toList());
    }

    /** The guests who have a session, in no order. */
    public List<GuestHere> guests() {
        return lock.get(() -> registry.connectedUsers().stream()
                .map(registry::sessionsOf)
                .filter(sessions -> sessions.get(0).person().guest())
                .map(HubAdmin::guest)
                .toList());
    }

    private static GuestHere guest(List<Session> sessions) {
        Session last = sessions.get(sessions.size() - 1);
        return new GuestHere(
                last.person(),
                last.client().device(),
                sessions.stream().allMatch(Session::isSuspended),
                sessions.stream()
                        .flatMap(session -> session.places().stream())
                        .map(Peer::location)
                        .min(Comparator.comparing(PeerLocation::since))
                        .orElse(null));
    }

    public List<RoomView> roomsFor(Person person) {
        return lock.get(() -> rooms.listFor(person));
    }

    /** The room as this person may see it; empty where it does not exist for them. */
    public Optional<RoomView> room(Person person, RoomId id) {
        return lock.get(() -> Optional.ofNullable(rooms.find(id))
                .filter(room -> rooms.mayEnter(person, room))
                .map(Room::view));
    }

    /** Ends what was opened with a sign-in or token that is no longer good. */
    public void signOutCredential(String credential) {
        signOut(session -> session.client().credential().equals(credential), CloseReason.SIGNED_OUT);
    }

    /** @param staying the credentials whose sessions stay; null for none */
    public void signOutUser(UserId user, CloseReason why, @Nullable Predicate<String> staying) {
        signOut(
                session -> session.user().equals(user)
                        && (staying == null || !staying.test(session.client().credential())),
                why);
    }

    private void signOut(Predicate<Session> whom, CloseReason why) {
        lock.run(() -> registry.allSessions().stream().filter(whom).forEach(session -> {
            sessionLifecycle.end(session, LeaveReason.LEFT);
            context.deliveries().close(session, why);
        }));
    }
}
