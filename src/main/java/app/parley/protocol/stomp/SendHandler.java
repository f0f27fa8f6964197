package app.parley.protocol.stomp;

import app.parley.hub.Hub;
import app.parley.hub.Session;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RingRequest;
import app.parley.kernel.CallId;
import app.parley.kernel.CallMedia;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.kernel.VisibleText;
import app.parley.protocol.JsonObjectReader;
import app.parley.protocol.ProtocolJson;
import app.parley.protocol.SignalValidator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a client SENDs, as the hub's commands. Thread-safe. */
final class SendHandler {
    private static final int MAX_CALLEES = 7;
    private static final int MAX_ID = 64;
    private static final Map<String, Presence.Status> STATUSES = Map.of(
            "online", Presence.Status.ONLINE,
            "away", Presence.Status.AWAY,
            "dnd", Presence.Status.DND);
    private static final Map<String, RingRequest.Answer> ANSWERS = Map.of(
            "accept", RingRequest.Answer.ACCEPT,
            "decline", RingRequest.Answer.DECLINE,
            "cancel", RingRequest.Answer.CANCEL);

    private final Hub hub;
    private final ProtocolJson json;
    private final SignalValidator signals;

    SendHandler(Hub hub, ProtocolJson json) {
        this.hub = hub;
        this.json = json;
        this.signals = new SignalValidator(json);
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
            Presence.Status status = STATUSES.get(body.text("status"));
            if (status == null) {
                throw JsonObjectReader.bad("status", "is not online, away or dnd");
            }
            String text = VisibleText.tidy(
                    Optional.ofNullable(body.optionalText("text")).orElse(""));
            VisibleText.faultOf(text, 0, Presence.LONGEST_TEXT).ifPresent(fault -> {
                throw JsonObjectReader.bad("text", fault);
            });
            return hub.setStatus(session.person().user(), status, text, body.optionalInstant("until"));
        }

        @Override
        public CompletionStage<@Nullable Void> toRoom(RoomId room) {
            return hub.command(session, room, RoomCommandParser.read(body()));
        }

        @Override
        public CompletionStage<@Nullable Void> toPeer(RoomId room, PeerId peer) {
            hub.signal(session, room, peer, signals.check(text), text);
            return CompletableFuture.completedFuture(null);
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
            RingRequest.Answer answer = ANSWERS.get(body.type());
            if (answer == null) {
                throw JsonObjectReader.unknownType(body.type());
            }
            return hub.answer(session, call, answer);
        }
    }

    private static void requireType(JsonObjectReader body, String type) {
        if (!body.type().equals(type)) {
            throw JsonObjectReader.unknownType(body.type());
        }
    }

    private static RingRequest ringRequest(JsonObjectReader body) {
        String id = body.text("id");
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw JsonObjectReader.bad("id", "does not have 1 to " + MAX_ID + " characters");
        }
        List<String> to = body.texts("to");
        if (to.isEmpty() || to.size() > MAX_CALLEES) {
            throw JsonObjectReader.bad("to", "does not name one to " + MAX_CALLEES + " users");
        }
        CallMedia media = CallMedia.ofWire(body.text("media"))
                .orElseThrow(() -> JsonObjectReader.bad("media", "is not audio or video"));
        String room = body.optionalText("room");
        return new RingRequest(
                id, to.stream().map(SendHandler::user).toList(), media, room == null ? null : new RoomId(room));
    }

    private static UserId user(String name) {
        if (!UserId.isValid(name)) {
            throw new RequestException(ErrorCode.NO_SUCH_USER, "There is no such user.");
        }
        return new UserId(name);
    }
}
