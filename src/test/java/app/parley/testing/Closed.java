package app.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas that allow no property but those they name. Clients must bear new ones, so the published ones are open. */
final class Closed {
    private Closed() {}

    /** @return a copy of the document in which every object is closed that names its properties */
    static JsonNode copyOf(JsonNode document) {
        JsonNode copy = document.deepCopy();
        close(copy.at("/components/schemas"));
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(Closed::close);
    }
}
