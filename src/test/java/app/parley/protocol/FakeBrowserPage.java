package app.parley.protocol;

import app.parley.protocol.json.JsonDialect;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of MDN's sample, over a recording socket. */
public final class FakeBrowserPage {
    public final RecordingSocketSink socket = new RecordingSocketSink();
    public final ProtocolHandler handler;

    public FakeBrowserPage(JsonDialect dialect, @Nullable String cookie) {
        handler = dialect.converse(new HandshakeInfo("192.0.2.1", cookie, null), socket);
        handler.opened();
    }

    public void says(String message) {
        handler.received(message);
    }

    public List<JsonNode> heard(String type) {
        return socket.json().stream()
                .filter(message -> message.get("type").asText().equals(type))
                .toList();
    }

    public JsonNode last(String type) {
        List<JsonNode> heard = heard(type);
        if (heard.isEmpty()) {
            throw new AssertionError("no " + type + " in " + socket.sent);
        }
        return heard.get(heard.size() - 1);
    }

    public String error() {
        return last("error").get("code").asText();
    }
}
