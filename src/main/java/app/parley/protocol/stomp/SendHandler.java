package app.parley.protocol.stomp;

import app.parley.hub.Hub;
import app.parley.hub.Session;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Presence;
import app.parley.hub.value.ReadyReply;
import app.parley.hub.value.ReplyText;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.StatusText;
import app.parley.kernel.CallId;
import app.parley.kernel.CallMedia;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.protocol.JsonObjectReader;
import app.parley.protocol.ProtocolJson;
import app.parley.protocol.SignalValidator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Turns SEND frames into commands of the hub. Thread-safe. */
final class SendHandler {
    private final Hub hub;
    private final ProtocolJson json;
    private final SignalValidator validator;

    SendHandler(Hub hub, ProtocolJson json) {
        this.hub = hub;
        this.json = json;
        this.validator = new SignalValidator(json);
    }

    /** @return completed when the effect is visible to others and what had to be stored is committed */
    CompletionStage<@Nullable Void> send(Session session, String destination, String body) {
        return Destinations.route(destination, new Sent(session, body));
    }

    private final class Sent implements Destinations.Handler<CompletionStage<@Nullable Void>> {
        private final Session session;
        private final String text;

        private Sent(Session session, String text) {
            this.session = session;
            this.text = text;
        }

        private JsonObjectReader body() {
            return new JsonObjectReader(json.readObject(text));
        }

        @Override
        public CompletionStage<@Nullable Void> toPresence() {
            JsonObjectReader body = body();
            requireType(body, "status");
            if (session.person().guest()) {
                throw new RequestException(ErrorCode.FORBIDDEN, "Only accounts have a status.");
            }
            Presence.Status status = Presence.Status.ofWire(body.text("status"))
                    .orElseThrow(() -> JsonObjectReader.bad("status", "is not online, away or dnd"));
            String words = body.optionalText("text");
            StatusText text = words == null ? StatusText.NONE : new StatusText(words);
            return hub.setStatus(session.person().user(), status, text, body.optionalInstant("until"));
        }

        @Override
        public CompletionStage<@Nullable Void> toRoom(RoomId room) {
            return hub.command(session, room, RoomCommandParser.read(body()));
        }

        @Override
        public CompletionStage<@Nullable Void> toPeer(RoomId room, PeerId peer) {
            hub.signal(session, room, peer, validator.check(text), text);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<@Nullable Void> toPerson(UserId other) {
            JsonObjectReader body = body();
            if (session.person().guest()) {
                throw new RequestException(ErrorCode.FORBIDDEN, "Only accounts write to each other.");
            }
            UserId user = session.person().user();
            return switch (body.type()) {
                case "message" -> hub.say(user, other, body.text("id"), new ChatText(body.text("text")));
                case "seen" -> hub.markSeen(user, other, body.text("message"));
                default -> throw JsonObjectReader.unknownType(body.type());
            };
        }

        @Override
        public CompletionStage<@Nullable Void> toCalls() {
            JsonObjectReader body = body();
            requireType(body, "ring");
            return hub.ring(session, ringRequest(body));
        }

        @Override
        public CompletionStage<@Nullable Void> toCall(CallId call) {
            JsonObjectReader body = body();
            RingRequest.Answer answer =
                    RingRequest.Answer.ofWire(body.type()).orElseThrow(() -> JsonObjectReader.unknownType(body.type()));
            return hub.answer(session, call, answer, answer == RingRequest.Answer.DECLINE ? replyIn(body) : null);
        }
    }

    private static void requireType(JsonObjectReader body, String type) {
        if (!body.type().equals(type)) {
            throw JsonObjectReader.unknownType(body.type());
        }
    }

    private static @Nullable ReplyText replyIn(JsonObjectReader body) {
        String ready = body.optionalText("reply");
        return ReplyText.ofNullable(
                body.optionalText("text"),
                ready == null
                        ? null
                        : ReadyReply.ofWire(ready)
                                .orElseThrow(() -> JsonObjectReader.bad("reply", "is not in-five or come-here")));
    }

    private static RingRequest ringRequest(JsonObjectReader body) {
        String id = body.text("id");
        List<UserId> to = body.texts("to").stream().map(SendHandler::user).toList();
        CallMedia media = CallMedia.ofWire(body.text("media"))
                .orElseThrow(() -> JsonObjectReader.bad("media", "is not audio or video"));
        String room = body.optionalText("room");
        return new RingRequest(id, to, media, room == null ? null : new RoomId(room));
    }

    private static UserId user(String name) {
        if (!UserId.isValid(name)) {
            throw new RequestException(ErrorCode.NO_SUCH_USER, "There is no such user.");
        }
        return new UserId(name);
    }
}
