package app.parley.hub;

import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Journal;
import app.parley.hub.value.PresenceEvent;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.RoomView;
import app.parley.hub.value.Topic;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owns the rooms: who may enter them, when they expire, and which sessions watch their list. */
@GuardedByHubLock
final class Rooms {
    /** A new ad-hoc room goes if nobody enters it within this time. */
    private static final Duration UNVISITED = Duration.ofHours(1);

    /** An ad-hoc room that became empty goes after this time: under the 5 s promised. */
    private static final Duration DESERTED = Duration.ofSeconds(4);

    private final HubContext context;
    private final RecentMessageIds<RoomId> said;
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
    private final Set<Session> watchers = new LinkedHashSet<>();
    private final Set<RoomId> changed = new LinkedHashSet<>();
    private final Map<RoomId, RoomView> published = new HashMap<>();

    Rooms(HubContext context, RecentMessageIds<RoomId> said) {
        this.context = context;
        this.said = said;
    }

    Room put(RoomDefinition definition) {
        context.lock().assertHeld();
        return put(definition, UNVISITED);
    }

    /**
     * Restores a room. If it was entered before, it stays for the resume window, so that its members can come back.
     */
    void restore(RoomDefinition definition, boolean hadVisitors) {
        context.lock().assertHeld();
        put(definition, hadVisitors ? context.limits().resumeWindow() : UNVISITED);
    }

    private Room put(RoomDefinition definition, Duration patience) {
        Room room = rooms.get(definition.id());
        if (room == null) {
            room = new Room(definition, context);
            rooms.put(definition.id(), room);
            if (definition.kind() == Kind.ADHOC) {
                expireUnlessEntered(room, patience);
            }
        } else {
            room.redefine(definition);
        }
        touch(room);
        return room;
    }

    List<Room> all() {
        context.lock().assertHeld();
        return List.copyOf(rooms.values());
    }

    @Nullable
    Room find(RoomId id) {
        context.lock().assertHeld();
        return rooms.get(id);
    }

    /** The room, if this person may enter it. Otherwise it does not exist for them. */
    Room require(RoomId id, Person person) {
        context.lock().assertHeld();
        Room room = rooms.get(id);
        if (room == null || !mayEnter(person, room)) {
            throw new RequestException(ErrorCode.NO_SUCH_ROOM, "There is no such room.");
        }
        return room;
    }

    boolean mayEnter(Person person, Room room) {
        context.lock().assertHeld();
        RoomDefinition definition = room.definition();
        if (definition.kind() == Kind.CALL) {
            return isExpected(person, room.call());
        }
        if (person.guest()) {
            return definition.id().equals(person.onlyRoom());
        }
        return definition.kind() != Kind.PRIVATE
                || definition.members().contains(person.user())
                || definition.hosts().contains(person.user());
    }

    private static boolean isExpected(Person person, @Nullable Call call) {
        CallParticipant participant = call == null ? null : call.participant(person.user());
        return participant != null
                && (participant.role() == ParticipantRole.CALLER
                        || participant.state() == ParticipantState.ACCEPTED
                        || participant.state() == ParticipantState.JOINED);
    }

    /** Whether the room stands in this person's list: ad-hoc rooms are known by their link only. */
    private boolean isListedFor(Person person, Room room) {
        return switch (room.definition().kind()) {
            case TEAM, PRIVATE -> mayEnter(person, room);
            case ADHOC -> room.definition().hosts().contains(person.user());
            case CALL -> false;
        };
    }

    List<RoomView> listFor(Person person) {
        context.lock().assertHeld();
        List<RoomView> list = new ArrayList<>();
        for (Room room : rooms.values()) {
            if (isListedFor(person, room)) {
                list.add(room.view());
            }
        }
        return list;
    }

    void watch(Session session) {
        context.lock().assertHeld();
        watchers.add(session);
        EventEnvelope list = EventEnvelope.of(new PresenceEvent.RoomList(listFor(session.person())), context.now());
        context.deliveries().send(session, Topic.ROOMS, list);
    }

    void unwatch(Session session) {
        context.lock().assertHeld();
        watchers.remove(session);
    }

    /** The room may look another way now. */
    void touch(Room room) {
        context.lock().assertHeld();
        changed.add(room.id());
        if (room.definition().kind() != Kind.ADHOC || !room.wasVisited()) {
            return;
        }
        if (!room.isEmpty()) {
            room.stay();
        } else if (!room.isExpiring()) {
            expireUnlessEntered(room, DESERTED);
        }
    }

    private void expireUnlessEntered(Room room, Duration patience) {
        room.expires(context.in(patience, () -> {
            if (room.isEmpty() && rooms.get(room.id()) == room) {
                context.journal().record(new Journal.RoomClosed(room.id()));
                close(room, EndReason.ENDED);
            }
        }));
    }

    /** Closes the room and lets its members go. */
    void close(Room room, EndReason reason) {
        context.lock().assertHeld();
        if (!rooms.remove(room.id(), room)) {
            return;
        }
        changed.remove(room.id());
        published.remove(room.id());
        said.forget(room.id());
        room.stay();
        empty(room, reason);
        EventEnvelope gone = EventEnvelope.of(new PresenceEvent.RoomGone(room.id()), context.now());
        watchers.stream()
                .filter(watcher -> isListedFor(watcher.person(), room))
                .forEach(watcher -> context.deliveries().send(watcher, Topic.ROOMS, gone));
    }

    /** Tells the members that the room ended, and lets them and those who knock go. */
    void empty(Room room, EndReason reason) {
        context.lock().assertHeld();
        room.broadcast(number -> new RoomEvent.Ended(number, reason), null);
        for (Peer peer : List.copyOf(room.peers())) {
            room.release(peer, LeaveReason.ENDED);
            context.deliveries().dropped(peer.session(), room.topic());
        }
    }

    /** Tells the watchers what changed since the last time. */
    void publish() {
        context.lock().assertHeld();
        for (RoomId id : changed) {
            Room room = rooms.get(id);
            if (room == null || room.view().equals(published.put(id, room.view()))) {
                continue;
            }
            EventEnvelope envelope = EventEnvelope.of(new PresenceEvent.RoomChanged(room.view()), context.now());
            for (Session watcher : watchers) {
                if (isListedFor(watcher.person(), room)) {
                    context.deliveries().send(watcher, Topic.ROOMS, envelope);
                }
            }
        }
        changed.clear();
    }
}
