package app.parley.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of MDN's sample, over a recording wire. */
final class Page {
    final RecordingWire wire = new RecordingWire();
    final Conversation conversation;

    Page(JsonDialect dialect, @Nullable String cookie) {
        conversation = dialect.converse(new Visit("192.0.2.1", cookie, null), wire);
        conversation.opened();
    }

    void says(String message) {
        conversation.received(message);
    }

    List<JsonNode> heard(String type) {
        return wire.json().stream()
                .filter(message -> message.get("type").asText().equals(type))
                .toList();
    }

    JsonNode last(String type) {
        List<JsonNode> heard = heard(type);
        if (heard.isEmpty()) {
            throw new AssertionError("no " + type + " in " + wire.sent);
        }
        return heard.get(heard.size() - 1);
    }

    String error() {
        return last("error").get("code").asText();
    }
}
