package app.parley.rest.room;

import app.parley.hub.value.RoomView;
import app.parley.hub.value.Schedule;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.room.StoredRoom;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room as the API shows it. */
record RoomAnswer(
        RoomId id,
        String name,
        String kind,
        boolean locked,
        int capacity,
        boolean hasPasscode,
        List<UserId> members,
        List<UserId> hosts,
        List<RoomView.Named> inside,
        RoomView.@Nullable Ongoing call,
        boolean recording,
        @Nullable Schedule schedule) {
    /** @param known null for the room of a call */
    static RoomAnswer of(RoomView room, @Nullable StoredRoom known) {
        return new RoomAnswer(
                room.id(),
                room.name(),
                room.kind(),
                room.locked(),
                room.capacity(),
                room.hasPasscode(),
                known == null ? List.of() : sorted(known.members()),
                known == null ? List.of() : sorted(known.hosts()),
                room.inside(),
                room.call(),
                room.recording(),
                room.schedule());
    }

    /** A guest sees the people in a room only after entering it, because the room may refuse the guest. */
    static RoomAnswer forGuest(RoomView room, UserId guest) {
        boolean inside = room.inside().stream().anyMatch(person -> person.user().equals(guest));
        return new RoomAnswer(
                room.id(),
                room.name(),
                room.kind(),
                room.locked(),
                room.capacity(),
                room.hasPasscode(),
                List.of(),
                List.of(),
                inside ? room.inside() : List.of(),
                inside ? room.call() : null,
                room.recording(),
                room.schedule());
    }

    static List<UserId> sorted(Set<UserId> users) {
        return users.stream().sorted().toList();
    }
}
