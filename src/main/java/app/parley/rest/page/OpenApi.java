package app.parley.rest.page;

import app.parley.rest.http.Resource;
import app.parley.rest.http.RestJson;
import app.parley.rest.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The description of the API (OpenAPI 3.1), merged from several files at the start. Immutable. */
public final class OpenApi implements Resource {
    /** The files, in the order for readers. */
    private static final List<String> PARTS = List.of(
            "base",
            "session",
            "me",
            "calls",
            "calls-counted",
            "rooms",
            "messages",
            "presence",
            "users",
            "password-resets",
            "passkeys",
            "oidc",
            "pictures",
            "invites",
            "tokens",
            "push",
            "webhooks",
            "events",
            "audit",
            "admin",
            "service",
            "checks");

    private static final int DEPTH = 64;
    private static final String PATH = "/openapi.json";

    private final RestJson json = new RestJson(DEPTH);
    private final ObjectNode document;

    /** @param server the base of the paths: an origin, or {@code /} for the origin of the document itself */
    public OpenApi(String server) {
        document = read("base");
        PARTS.stream().skip(1).map(this::read).forEach(part -> merge(document, part));
        ((ObjectNode) document.get("info"))
                .put(
                        "version",
                        Objects.requireNonNullElse(OpenApi.class.getPackage().getImplementationVersion(), "dev"));
        document.putArray("servers").addObject().put("url", server);
    }

    /** Returns a copy. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    @Override
    public void addTo(Routes routes) {
        FileType type = FileType.of(PATH).orElseThrow();
        Asset asset = new Asset(json.bytes(document), type, "no-cache");
        routes.outsideTheApi(PATH, asset::answer);
    }

    private ObjectNode read(String part) {
        String name = "openapi/" + part + ".json";
        try (InputStream in = OpenApi.class.getClassLoader().getResourceAsStream(name)) {
            return (ObjectNode) json.read(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Merges objects and lists. No other value may occur in both. */
    private static void merge(ObjectNode into, ObjectNode part) {
        for (Map.Entry<String, JsonNode> field : part.properties()) {
            JsonNode known = into.get(field.getKey());
            if (known == null) {
                into.set(field.getKey(), field.getValue());
            } else if (known instanceof ObjectNode object && field.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else if (known instanceof ArrayNode list && field.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else {
                throw new IllegalStateException("the API's description says twice what " + field.getKey() + " is");
            }
        }
    }
}
