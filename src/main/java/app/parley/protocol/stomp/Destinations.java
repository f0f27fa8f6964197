package app.parley.protocol.stomp;

import app.parley.hub.value.Topic;
import app.parley.kernel.CallId;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;

/** "You send to {@code /app}, you listen on {@code /topic} and {@code /user/queue}" (section 4). */
final class Destinations {
    private static final String ROOM_TOPIC = "/topic/rooms/";

    private Destinations() {}

    /** One method for each place that takes messages. */
    interface Handler<R> {
        R toPresence();

        R toRoom(RoomId room);

        R toPeer(RoomId room, PeerId peer);

        R toPerson(UserId user);

        R toCalls();

        R toCall(CallId call);
    }

    static <R> R route(String destination, Handler<R> handler) {
        String[] parts = destination.split("/", -1);
        if (parts.length < 3 || !parts[0].isEmpty() || !parts[1].equals("app")) {
            throw unknown();
        }
        boolean rooms = parts[2].equals("rooms");
        boolean calls = parts[2].equals("calls");
        boolean people = parts[2].equals("people");
        if (parts.length == 3 && parts[2].equals("presence")) {
            return handler.toPresence();
        }
        if (parts.length == 3 && calls) {
            return handler.toCalls();
        }
        if (parts.length == 4 && rooms) {
            return handler.toRoom(new RoomId(parts[3]));
        }
        if (parts.length == 4 && people && UserId.isValid(parts[3])) {
            return handler.toPerson(new UserId(parts[3]));
        }
        if (parts.length == 4 && calls) {
            return handler.toCall(new CallId(parts[3]));
        }
        if (parts.length == 6 && rooms && parts[4].equals("peers")) {
            return handler.toPeer(new RoomId(parts[3]), new PeerId(parts[5]));
        }
        throw unknown();
    }

    /** The topic of a destination that clients subscribe to. */
    static Topic topic(String destination) {
        return switch (destination) {
            case "/topic/presence" -> Topic.PRESENCE;
            case "/topic/rooms" -> Topic.ROOMS;
            case "/user/queue/calls" -> Topic.CALLS;
            case "/user/queue/messages" -> Topic.MESSAGES;
            case "/user/queue/errors" -> Topic.ERRORS;
            default -> roomTopic(destination);
        };
    }

    private static Topic roomTopic(String destination) {
        String room = destination.startsWith(ROOM_TOPIC) ? destination.substring(ROOM_TOPIC.length()) : "";
        if (room.isEmpty() || room.indexOf('/') >= 0) {
            throw unknown();
        }
        return new Topic.InRoom(new RoomId(room));
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.NO_SUCH_DESTINATION, "There is no such destination.");
    }
}
