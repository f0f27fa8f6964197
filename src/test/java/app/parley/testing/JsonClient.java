package app.parley.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Says and hears what the browser client of MDN's signaling sample does. Not thread-safe. */
public final class JsonClient extends SocketClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private String name = "";

    public JsonClient(URI uri, Map<String, String> headers) {
        super(uri, "json", headers);
    }

    /** Opens a socket and takes a name, or the one the server gives in its place. */
    public static JsonClient named(URI uri, String name) {
        JsonClient client = new JsonClient(uri, Map.of());
        client.takeName(name);
        return client;
    }

    /** As the sample does on {@code id}. */
    public void takeName(String wished) {
        String id = nextMessage("id").get("id").asText();
        name = wished;
        say(Map.of("type", "username", "name", wished, "id", id, "date", 1));
        nextMessage("userlist");
        for (JsonNode message : messages()) {
            if (message.get("type").asText().equals("rejectusername")) {
                name = message.get("name").asText();
            }
        }
    }

    public String name() {
        return name;
    }

    public void say(Map<String, ?> message) {
        try {
            say(JSON.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<JsonNode> messages() {
        return heard().stream().map(JsonClient::parse).toList();
    }

    /** The next message of this type. */
    public JsonNode nextMessage(String type) {
        return parse(next(text -> parse(text).path("type").asText().equals(type)));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
