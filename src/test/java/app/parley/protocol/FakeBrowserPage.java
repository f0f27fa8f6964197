package app.parley.protocol;

import app.parley.protocol.json.JsonDialect;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of MDN's sample, over a recording wire. */
public final class FakeBrowserPage {
    public final RecordingSocketSink wire = new RecordingSocketSink();
    public final ProtocolHandler conversation;

    public FakeBrowserPage(JsonDialect dialect, @Nullable String cookie) {
        conversation = dialect.converse(new HandshakeInfo("192.0.2.1", cookie, null), wire);
        conversation.opened();
    }

    public void says(String message) {
        conversation.received(message);
    }

    public List<JsonNode> heard(String type) {
        return wire.json().stream()
                .filter(message -> message.get("type").asText().equals(type))
                .toList();
    }

    public JsonNode last(String type) {
        List<JsonNode> heard = heard(type);
        if (heard.isEmpty()) {
            throw new AssertionError("no " + type + " in " + wire.sent);
        }
        return heard.get(heard.size() - 1);
    }

    public String error() {
        return last("error").get("code").asText();
    }
}
