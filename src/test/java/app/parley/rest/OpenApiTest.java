package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.rest.http.RestSettings;
import app.parley.testing.Contract;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final Set<String> SIGN_IN = Set.of("post /api/v1/session", "post /api/v1/session/passkey");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final Contract contract = Contract.ofThisVersion();
    private final JsonNode document = contract.document();

    @Test
    void anybodyMayReadItAndKeepIt() {
        try (RestServer server = new RestServer()) {
            Browser.Answer answer =
                    server.browser().ask("GET", "/openapi.json", null).expect(200);

            assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.json().get("paths")).isEqualTo(document.get("paths"));
            assertThat(answer.field("/openapi")).startsWith("3.1.");
            assertThat(answer.field("/servers/0/url")).isEqualTo("/");
            assertThat(answer.field("/info/version")).isNotBlank();
            server.browser()
                    .ask("GET", "/openapi.json", null, "If-None-Match", answer.header("ETag"))
                    .expect(304);
        }
    }

    @Test
    void itNamesThePublicUrlAsTheServer() {
        RestSettings settings =
                new RestSettings(URI.create("https://meet.example.org/"), Set.of(), List.of(), 512, 1_048_576, 32);
        try (RestServer server = new RestServer(settings)) {
            assertThat(server.browser().ask("GET", "/openapi.json", null).field("/servers/0/url"))
                    .isEqualTo("https://meet.example.org");
        }
    }

    @Test
    void theServerHasTheOperationsThatItNamesAndNoOthers() throws Exception {
        try (RestServer server = new RestServer()) {
            assertThat(server.operations()).isEqualTo(documented());
            assertThat(server.resources())
                    .as("this server has all that there are")
                    .isEqualTo(allResources());
        }
    }

    @Test
    void theWholeServerAnswersToEachOfThem() {
        try (TestApp app = TestApp.start()) {
            documented().forEach((path, methods) -> {
                HttpResponse<String> answer = app.options(path.replaceAll("\\{\\w+}", "x"));
                Set<String> allowed = new TreeSet<>(
                        List.of(answer.headers().firstValue("Allow").orElse("").split(", ")));
                allowed.removeAll(Set.of("HEAD", "OPTIONS"));
                assertThat(allowed).as(path).isEqualTo(methods);
            });
        }
    }

    @Test
    void everyOperationSaysAllThatPeopleNeedToUseIt() {
        List<String> ids = new ArrayList<>();
        Set<String> tags = document.get("tags")
                .valueStream()
                .map(tag -> tag.get("name").asText())
                .collect(Collectors.toSet());
        operations().forEach((name, operation) -> {
            ids.add(operation.get("operationId").asText());
            assertThat(operation.get("summary").asText()).as(name).isNotBlank();
            assertThat(tags).as(name).contains(operation.at("/tags/0").asText());
            JsonNode responses = operation.get("responses");
            assertThat(responses.propertyStream().map(Map.Entry::getKey))
                    .as(name)
                    .anyMatch(status -> status.startsWith("2"));
            boolean open = operation.path("security").isEmpty() && operation.has("security");
            assertThat(responses.has("401")).as("401 of " + name).isEqualTo(!open || SIGN_IN.contains(name));
        });
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyExampleIsOne() {
        operations().forEach((name, operation) -> {
            List<JsonNode> contents = new ArrayList<>();
            contents.add(operation.at("/requestBody/content"));
            operation
                    .get("responses")
                    .forEach(
                            response -> contents.add(contract.resolved(response).path("content")));
            contents.forEach(content -> content.properties().forEach(one -> {
                JsonNode example = one.getValue().path("example");
                assertThat(example.isMissingNode()).as(name).isFalse();
                if (one.getKey().endsWith("json") && !one.getKey().endsWith("ndjson")) {
                    contract.validate(name, one.getValue().at("/schema/$ref").asText(), example.toString());
                }
            }));
        });
    }

    @Test
    void everyWebhookHasAnExampleOfItsKind() {
        document.get("webhooks").properties().forEach(hook -> {
            JsonNode content = hook.getValue().at("/post/requestBody/content/application~1json");
            JsonNode example = content.get("example");
            assertThat(example.get("type").asText()).isEqualTo(hook.getKey());
            contract.validate(hook.getKey(), content.at("/schema/$ref").asText(), example.toString());
        });
    }

    @Test
    void answersOfAnotherShapeAreFound() {
        String health = "#/components/schemas/Health";
        contract.validate("as it is", health, "{\"status\":\"ok\",\"role\":\"owner\"}");
        for (String other : List.of(
                "{}",
                "{\"status\":\"fine\",\"role\":\"owner\"}",
                "{\"status\":\"ok\",\"role\":\"owner\",\"more\":1}")) {
            assertThatThrownBy(() -> contract.validate("another", health, other))
                    .isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> contract.validate("no time", "#/components/schemas/Time", "\"yesterday\""))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        document.findValuesAsText("$ref")
                .forEach(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    private static Set<String> allResources() throws Exception {
        Path classes = Path.of(RestRoutes.class.getResource("RestRoutes.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Resource.class") && !name.equals("Resource.class"))
                    .map(name -> name.replace(".class", ""))
                    .collect(Collectors.toSet());
        }
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private Map<String, Set<String>> documented() {
        Map<String, Set<String>> methods = new TreeMap<>();
        operations().keySet().stream()
                .map(name -> name.split(" ", 2))
                .forEach(name -> methods.computeIfAbsent(name[1], path -> new TreeSet<>())
                        .add(name[0].toUpperCase(Locale.ROOT)));
        return methods;
    }
}
