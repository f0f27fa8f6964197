package app.parley.dialect;

import app.parley.hub.CallId;
import app.parley.hub.Code;
import app.parley.hub.PeerId;
import app.parley.hub.Refusal;
import app.parley.hub.RoomId;
import app.parley.hub.Topic;

/** Where a SEND goes: "you send to {@code /app}, you listen on {@code /topic} and {@code /user/queue}" (section 4). */
sealed interface Destination {
    record ToPresence() implements Destination {}

    record ToRoom(RoomId room) implements Destination {}

    record ToPeer(RoomId room, PeerId peer) implements Destination {}

    record ToCalls() implements Destination {}

    record ToCall(CallId call) implements Destination {}

    private static String[] segments(String destination) {
        return destination.split("/", -1);
    }

    /** Where one can send to. */
    static Destination parse(String destination) {
        String[] parts = segments(destination);
        if (parts.length < 3 || !parts[0].isEmpty() || !parts[1].equals("app")) {
            throw unknown();
        }
        boolean room = parts[2].equals("rooms");
        boolean calls = parts[2].equals("calls");
        if (parts.length == 3 && parts[2].equals("presence")) {
            return new ToPresence();
        }
        if (parts.length == 4 && room) {
            return new ToRoom(new RoomId(parts[3]));
        }
        if (parts.length == 6 && room && parts[4].equals("peers") && !parts[5].isEmpty()) {
            return new ToPeer(new RoomId(parts[3]), new PeerId(parts[5]));
        }
        if (parts.length == 3 && calls) {
            return new ToCalls();
        }
        if (parts.length == 4 && calls && !parts[3].isEmpty()) {
            return new ToCall(new CallId(parts[3]));
        }
        throw unknown();
    }

    /** What one can listen on. */
    static Topic topic(String destination) {
        switch (destination) {
            case "/topic/presence":
                return Topic.PRESENCE;
            case "/topic/rooms":
                return Topic.ROOMS;
            case "/user/queue/calls":
                return Topic.CALLS;
            case "/user/queue/errors":
                return Topic.ERRORS;
            default:
                String[] parts = segments(destination);
                if (destination.startsWith("/topic/rooms/") && parts.length == 4) {
                    return new Topic.InRoom(new RoomId(parts[3]));
                }
                throw unknown();
        }
    }

    private static Refusal unknown() {
        return new Refusal(Code.NO_SUCH_DESTINATION, "There is no such destination.");
    }
}
