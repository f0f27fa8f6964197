package app.parley.testing;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.page.OpenApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Thread-safe. Holds answers against what {@code /openapi.json} promises, and forbids whatever it does not name. */
public final class Contract {
    private static final String ID = "https://parley.example/openapi.json";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Contract OF_THIS_VERSION = new Contract(new OpenApi("/").document());

    private final JsonNode document;
    private final List<String> templates;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        // Those without parameters first: /calls/stats is no call.
        templates = document.get("paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((String path) -> path.contains("{")))
                .toList();
        registry = SchemaRegistry.withDefaultDialect(
                Dialects.getDraft202012(),
                builder -> builder.schemas(Map.of(ID, Closed.copyOf(document).toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    public static Contract ofThisVersion() {
        return OF_THIS_VERSION;
    }

    public JsonNode document() {
        return document;
    }

    /** Fails where an answer below {@code /api}, or to another path that is documented, is not as promised. */
    public void check(HttpResponse<?> response) {
        String path = response.uri().getRawPath();
        Optional<JsonNode> known = templates.stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .map(document.get("paths")::get);
        if (known.isPresent() || path.startsWith("/api/")) {
            String method = response.request().method().toLowerCase(Locale.ROOT);
            JsonNode operation = known.map(item -> item.get(method.equals("head") ? "get" : method))
                    .orElse(null);
            check(Answer.of(response), operation);
        }
    }

    private void check(Answer answer, JsonNode operation) {
        if (operation == null) {
            // No operation: what the document's introduction tells of.
            assertThat(answer.status()).as(answer.asked()).isIn(204, 400, 404, 405, 500, 501);
            if (!answer.text().isEmpty()) {
                assertThat(answer.type()).as(answer.asked()).isEqualTo("application/problem+json");
                validate(answer.asked(), SCHEMAS + "Problem", answer.text());
            }
            return;
        }
        JsonNode promised = operation.get("responses").get(Integer.toString(answer.status()));
        assertThat(promised)
                .as("undocumented: %s %s", answer.asked(), answer.text())
                .isNotNull();
        JsonNode content = resolved(promised).get("content");
        if (answer.text().isEmpty()) {
            assertThat(content == null
                            || answer.method().equals("HEAD")
                            || answer.type().equals("application/x-ndjson"))
                    .as("an empty body: %s", answer.asked())
                    .isTrue();
            return;
        }
        assertThat(content).as("a body: %s %s", answer.asked(), answer.text()).isNotNull();
        assertThat(content.has(answer.type()))
                .as("undocumented: %s as %s", answer.asked(), answer.type())
                .isTrue();
        checkBody(answer, content.get(answer.type()).get("schema").path("$ref").asText());
    }

    private void checkBody(Answer answer, String schema) {
        if (answer.type().equals("application/x-ndjson")) {
            answer.text().lines().forEach(line -> validate(answer.asked(), SCHEMAS + "Call", line));
        } else if (answer.type().endsWith("json")) {
            validate(answer.asked(), schema, answer.text());
        }
    }

    /** @param schema where it is in the document, such as {@code #/components/schemas/Call} */
    public void validate(String what, String schema, String json) {
        Schema known = compiled.computeIfAbsent(schema, at -> registry.getSchema(SchemaLocation.of(ID + at)));
        assertThat(known.validate(json, InputFormat.JSON))
                .as("%s is no %s: %s", what, schema, json)
                .isEmpty();
    }

    /** What is there, or what it refers to. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private record Answer(String method, String path, int status, String type, String text) {
        static Answer of(HttpResponse<?> response) {
            String text = response.body() instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : String.valueOf(response.body());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.request().method(),
                    response.uri().getRawPath(),
                    response.statusCode(),
                    type.split(";", 2)[0],
                    text);
        }

        String asked() {
            return method + " " + path + " " + status;
        }
    }
}
