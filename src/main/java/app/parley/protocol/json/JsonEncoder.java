package app.parley.protocol.json;

import app.parley.hub.value.Event;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.JsonEvent;
import app.parley.kernel.ErrorCode;
import app.parley.protocol.ProtocolJson;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Writes what MDN's client understands. Thread-safe. */
final class JsonEncoder {
    private final ProtocolJson json;

    JsonEncoder(ProtocolJson json) {
        this.json = json;
    }

    private static final class Encoded {
        private final Optional<byte[]> message;

        private Encoded(Optional<byte[]> message) {
            this.message = message;
        }
    }

    Optional<byte[]> encode(EventEnvelope envelope) {
        return envelope.encodedOnce(Encoded.class, this::encodeFresh).message;
    }

    private Encoded encodeFresh(EventEnvelope envelope) {
        Event event = envelope.event();
        ObjectNode message = json.newObject();
        message.put("type", event.type());
        if (event instanceof JsonEvent.UserList list) {
            ArrayNode users = message.putArray("users");
            list.users().forEach(users::add);
        } else if (event instanceof JsonEvent.UserMessage said) {
            message.put("name", said.name()).put("text", escape(said.text())).put("id", said.id());
            message.put("date", said.date().toEpochMilli());
            if (said.target() != null) {
                message.put("target", said.target());
            }
        } else if (event instanceof JsonEvent.UserSignal signal) {
            ObjectNode sent = json.readObject(signal.body());
            sent.remove("type");
            message.put("name", signal.name());
            message.setAll(sent.put("name", signal.name()).put("target", signal.target()));
        } else {
            return new Encoded(Optional.empty());
        }
        return new Encoded(Optional.of(json.write(message)));
    }

    byte[] id(String id) {
        return json.write(json.newObject().put("type", "id").put("id", id));
    }

    byte[] rejectUsername(String id, String name) {
        return json.write(
                json.newObject().put("type", "rejectusername").put("id", id).put("name", name));
    }

    byte[] error(ErrorCode code, String message) {
        return json.write(
                json.newObject().put("type", "error").put("code", code.wire()).put("message", message));
    }

    /** MDN's page writes text as HTML. */
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
