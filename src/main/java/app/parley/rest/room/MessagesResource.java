package app.parley.rest.room;

import static io.javalin.http.HandlerType.GET;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.RoomView;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.QueryParameters;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rooms.RoomService;
import app.parley.store.room.ChatCursor;
import app.parley.store.room.ChatMessage;
import app.parley.store.room.ChatStore;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the chat messages of a room, for users who may enter the room. */
public final class MessagesResource implements Resource {
    private final ChatStore chat;
    private final HubAdmin hubAdmin;
    private final RoomService roomService;
    private final JsonBodies bodies;

    public MessagesResource(ChatStore chat, HubAdmin hubAdmin, RoomService roomService, JsonBodies bodies) {
        this.chat = chat;
        this.hubAdmin = hubAdmin;
        this.roomService = roomService;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/rooms/{room}/messages", Who.SIGNED_IN, this::list);
    }

    private record Message(String id, String user, String name, boolean guest, String text, Instant at) {
        static Message of(ChatMessage message) {
            return new Message(
                    message.id(),
                    message.user(),
                    message.name(),
                    isGuest(message.user()),
                    message.text(),
                    message.at());
        }
    }

    private static boolean isGuest(String user) {
        return UserId.isValid(user) && new UserId(user).isGuest();
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        RoomId room = new RoomId(ctx.pathParam("room"));
        RoomView view = hubAdmin.room(caller.person(), room).orElseThrow(RoomService::unknown);
        if (view.hasPasscode() && !knowsPasscode(view, caller.person().user())) {
            throw new RequestException(ErrorCode.WRONG_PASSCODE, "This room has a passcode: enter it first.");
        }
        QueryParameters query = new QueryParameters(ctx);
        ChatCursor before = bound(query, "before", room);
        ChatCursor after = bound(query, "after", room);
        query.check();
        Paging paging = Paging.of(ctx);
        String cursor = paging.after();
        ChatCursor start = cursor == null
                ? before
                : ChatCursor.parse(cursor).orElseThrow(Paging::wrongCursor).and(before);
        List<ChatMessage> found = chat.find(room, start, after, paging.limit() + 1);
        bodies.page(ctx, paging, found, ChatMessage::place, Message::of);
    }

    private boolean knowsPasscode(RoomView room, UserId user) {
        boolean inside = room.inside().stream().anyMatch(person -> person.user().equals(user));
        return inside
                || roomService.find(room.id()).stream()
                        .anyMatch(known -> known.hosts().contains(user));
    }

    /** Returns the position of a bound, which is a time or a message's id. */
    private @Nullable ChatCursor bound(QueryParameters query, String name, RoomId room) {
        String value = query.text(name);
        if (value == null) {
            return null;
        }
        Optional<ChatCursor> place =
                QueryParameters.asTime(value).map(ChatCursor::at).or(() -> chat.placeOf(room, value));
        if (place.isEmpty()) {
            query.fault(name, "must be a time such as 2026-01-31T12:00:00.000Z, or the id of a message in the room");
        }
        return place.orElse(null);
    }
}
