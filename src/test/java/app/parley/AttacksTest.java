package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Contract;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tried against any server on the internet, against a whole one of ours. */
class AttacksTest {
    private static final List<String> STATEMENTS = List.of("' OR '1'='1", "%'; DROP TABLE accounts; --");

    private static final List<String> CONSOLES = List.of(
            "/h2-console",
            "/h2",
            "/console",
            "/actuator",
            "/actuator/env",
            "/swagger",
            "/debug",
            "/admin.php",
            "/.env",
            "/.git/config");

    private final JsonNode document = Contract.ofThisVersion().document();

    @TempDir
    private Path data;

    @Test
    void noParameterOfAnyQueryOrPathIsReadAsSql() {
        try (TestApp app = TestApp.start()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            String before = app.get("alice", "/api/v1/users").body();
            int asked = 0;
            for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
                for (String statement : STATEMENTS) {
                    String encoded =
                            URLEncoder.encode(statement, StandardCharsets.UTF_8).replace("+", "%20");
                    String address = path.getKey().replaceAll("\\{\\w+}", encoded);
                    for (String query : queries(path.getValue().path("get"), encoded)) {
                        HttpResponse<String> answer = app.get("alice", address + query);
                        assertThat(answer.statusCode()).as(address + query).isLessThan(500);
                        assertThat(answer.body()).as(address + query).doesNotContain("argon2", "SQL");
                        asked++;
                    }
                }
            }
            assertThat(asked).isGreaterThan(100);
            assertThat(app.get("alice", "/api/v1/users").body()).isEqualTo(before);
        }
    }

    /** None at all, and each that the operation takes by itself. */
    private static List<String> queries(JsonNode operation, String value) {
        List<String> queries = new ArrayList<>(List.of(""));
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                queries.add("?" + parameter.get("name").asText() + "=" + value);
            }
        }
        return queries;
    }

    @Test
    void noLineOfTheLogIsWrittenByAStranger() {
        int port = ServerProcess.freePort();
        RestClient strangers = new RestClient("http://localhost:" + port);
        try (ServerProcess server = ServerProcess.launch(data, port, Map.of()).awaitReady()) {
            String forged = "x\\r\\n2026-01-01T00:00:00.000Z ERROR Forged: all is lost\\u2028\\u001b[31m";
            strangers.post(
                    null, "/api/v1/session", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(forged, forged));
            strangers.get(null, "/api/v1/x%0d%0aForged:%20all%20is%20lost");
            strangers.get(null, "/r/%0a%1b%5b31mForged");
            for (int i = 0; i < 12; i++) {
                strangers.post(null, "/api/v1/session", "{\"username\":\"Forged\\n\",\"password\":\"wrong password\"}");
            }
            assertThat(server.output().lines()).noneMatch(line -> line.contains("Forged") && !line.startsWith("20"));
            assertThat(server.output()).doesNotContain("ERROR", "\u001b", "\u2028");
        }
    }

    @Test
    void thereIsNoConsoleAndNoAccountThatNobodyMade() {
        try (TestApp app = TestApp.start()) {
            app.setUp("alice", "Alice Ahn");
            for (String path : CONSOLES) {
                assertThat(app.get(null, path).statusCode()).as(path).isEqualTo(404);
            }
            for (String name : List.of("admin", "root", "sa", "parley", "test", "guest")) {
                for (String password : List.of("", "admin", "password", "parley", "changeme")) {
                    HttpResponse<String> answer = app.post(
                            null,
                            "/api/v1/session",
                            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
                    assertThat(answer.statusCode()).as(name).isGreaterThanOrEqualTo(400);
                }
            }
        }
    }
}
