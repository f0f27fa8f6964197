package app.parley.hub.value;

import app.parley.kernel.RoomId;
import java.util.List;

/** Events about presence and the list of rooms. */
public sealed interface PresenceEvent extends Event {
    record PresenceList(List<Presence> users) implements PresenceEvent {
        @Override
        public String type() {
            return "presence-list";
        }
    }

    record PresenceChanged(Presence presence) implements PresenceEvent {
        @Override
        public String type() {
            return "presence";
        }
    }

    /** All that changed since the last round, for those who asked for it in one message. */
    record PresenceChanges(List<Presence> users) implements PresenceEvent {
        @Override
        public String type() {
            return "presence-changes";
        }
    }

    record RoomList(List<RoomView> rooms) implements PresenceEvent {
        @Override
        public String type() {
            return "room-list";
        }
    }

    record RoomChanged(RoomView room) implements PresenceEvent {
        @Override
        public String type() {
            return "room-changed";
        }
    }

    record RoomGone(RoomId room) implements PresenceEvent {
        @Override
        public String type() {
            return "room-gone";
        }
    }
}
