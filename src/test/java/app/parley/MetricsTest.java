package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.Receiver;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** REST contract, "Metrics", on a running server in which a call goes on. */
class MetricsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOKEN = "for-monitoring";

    /** PromQL is not parsed here: whatever looks like one of our metrics, or of the JVM's, is one that is used. */
    private static final Pattern USED = Pattern.compile("\\b((?:parley|jvm|process|system)_[a-z_]+)\\b(?!\\s*=)");

    private static TestApp app;
    private static StompClient ada;
    private static StompClient bob;

    @BeforeAll
    static void call() throws IOException {
        app = TestApp.start(Map.of(
                "PARLEY_METRICS_TOKEN",
                TOKEN,
                "PARLEY_WEBHOOK_PRIVATE",
                "true",
                "PARLEY_BIND",
                "127.0.0.1",
                "PARLEY_RELAY",
                "on",
                "PARLEY_RELAY_PORT",
                Integer.toString(ServerProcess.freePort())));
        app.setUp("ada", "Ada Admin");
        app.join("ada", "bob", "Bob Baek");
        ada = listening("ada");
        bob = listening("bob");
        ada.sendAndWait("/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"bob\"],\"media\":\"video\"}");
        bob.sendAndWait("/app/calls/" + bob.nextBody("ring").get("call").asText(), "{\"type\":\"decline\"}");
        ada.sendAndWait("/app/calls", "{\"type\":\"ring\",\"id\":\"r2\",\"to\":[\"bob\"],\"media\":\"video\"}");
        JsonNode ring = bob.nextBody("ring");
        bob.sendAndWait("/app/calls/" + ring.get("call").asText(), "{\"type\":\"accept\"}");
        ada.subscribe("room", "/topic/rooms/" + ring.get("room").asText());
        bob.subscribe("room", "/topic/rooms/" + ring.get("room").asText());
    }

    @AfterAll
    static void stop() {
        ada.close();
        bob.close();
        app.close();
    }

    private static StompClient listening(String user) {
        StompClient client = StompClient.connectedByCookie(app.socket(), app.cookie(user));
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }

    @Test
    void theCallThatGoesOnIsInTheFigures() {
        Await.until("two people talk", SOON, () -> figure("parley_calls{state=\"talking\"}") == 1);
        Await.until("on a socket each", SOON, () -> figure("parley_sockets") == 2);

        assertThat(figure("parley_sessions{state=\"connected\"}")).isEqualTo(2);
        assertThat(figure("parley_people")).isEqualTo(2);
        assertThat(figure("parley_peers")).isEqualTo(2);
        assertThat(figure("parley_rooms_occupied")).isEqualTo(1);
        assertThat(figure("parley_calls{state=\"ringing\"}")).isZero();
        assertThat(figure("parley_rings_total{outcome=\"declined\"}")).isEqualTo(1);
        assertThat(figure("parley_rings_total{outcome=\"accepted\"}")).isEqualTo(1);
        assertThat(figure("parley_rings_total{outcome=\"missed\"}")).isZero();
        assertThat(figure("parley_receipt_duration_seconds_count")).isPositive();
        assertThat(figure("parley_journal_writing")).isEqualTo(1);
        assertThat(figure("parley_relay_allocations")).isZero();
        assertThat(figure("parley_database_connections_max")).isPositive();
    }

    @Test
    void sessionsThatComeBackAreCounted() {
        StompClient first = new StompClient(app.socket(), Map.of("Cookie", app.cookie("bob")));
        String token = first.connect().header("resume-token");
        double before = figure("parley_resumes_total{result=\"hit\"}");
        try (StompClient again = new StompClient(app.socket(), Map.of("Cookie", app.cookie("bob")))) {
            again.connect("resume", token);
        }
        try (StompClient lost = new StompClient(app.socket(), Map.of("Cookie", app.cookie("bob")))) {
            lost.connect("resume", "gone");
        }

        assertThat(figure("parley_resumes_total{result=\"hit\"}")).isEqualTo(before + 1);
        assertThat(figure("parley_resumes_total{result=\"miss\"}")).isEqualTo(1);
    }

    @Test
    void requestsAreCountedByTheirRouteAndNeverByTheirPath() {
        app.get("ada", "/api/v1/users/bob");
        app.get("ada", "/api/v1/users/somebody-else");
        app.get("ada", "/a-path-of-a-scanner");

        Await.until("counted", SOON, () -> figure(answers("/api/v1/users/{user}", 404)) == 1);
        assertThat(figure(answers("/api/v1/users/{user}", 200))).isEqualTo(1);
        assertThat(figure("parley_http_request_duration_seconds_count{route=\"/api/v1/users/{user}\"}"))
                .isEqualTo(2);
        assertThat(figure(answers("websocket", 101))).isPositive();
        assertThat(scrape()).doesNotContain("somebody-else", "a-path-of-a-scanner", "users/bob");
    }

    private static String answers(String route, int status) {
        return "parley_http_requests_total{method=\"GET\",route=\"" + route + "\",status=\"" + status + "\"}";
    }

    @Test
    void deliveriesToWebhooksAreCounted() {
        try (Receiver receiver = new Receiver()) {
            app.post("ada", "/api/v1/webhooks", """
                    {"url":"%s","types":["user.created"]}""".formatted(receiver.url()));
            app.join("ada", "cem", "Cem");
            Await.until("delivered", SOON, () -> figure("parley_webhook_attempts_total{outcome=\"delivered\"}") == 1);
        }
    }

    @Test
    void theyAreForAdminsAndForWhoeverHasTheToken() throws Exception {
        assertThat(app.get(null, "/metrics").statusCode()).isEqualTo(401);
        assertThat(app.get("bob", "/metrics").statusCode()).isEqualTo(403);
        assertThat(app.get("ada", "/metrics").statusCode()).isEqualTo(200);
        assertThat(asked("Bearer " + TOKEN + "x").statusCode()).isEqualTo(401);
        assertThat(asked("Bearer " + app.token("ada", "read:calls")).statusCode())
                .isEqualTo(403);
        HttpResponse<String> answer = asked("Bearer " + TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain;")
                .contains("version=0.0.4");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).isEqualTo("no-store");
    }

    @Test
    void everyFigureOfTheDashboardIsThere() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Path.of("src/deploy/grafana.json").toFile());
        StringBuilder expressions = new StringBuilder();
        dashboard
                .findValuesAsText("expr")
                .forEach(expr -> expressions.append(expr).append('\n'));

        assertThat(dashboard.get("panels").size()).isGreaterThan(10);
        assertThat(scraped()).containsAll(used(expressions.toString()));
    }

    @Test
    void everyFigureOfTheAlertsIsThere() throws IOException {
        String rules = Files.readString(Path.of("src/deploy/alerts.yml"));
        JsonNode alerts = new YAMLMapper().readTree(rules).at("/groups/0/rules");

        assertThat(alerts.size()).isGreaterThan(5);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.get("alert").asText()).matches("[A-Z][A-Za-z]+");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.get("expr").asText()).isNotBlank();
        });
        assertThat(scraped()).containsAll(used(rules));
    }

    /** The names that stand at the beginnings of lines: those with which Prometheus stores what it read. */
    private static Set<String> scraped() {
        Set<String> names = new TreeSet<>();
        scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    private static Set<String> used(String expressions) {
        Set<String> names = new TreeSet<>();
        USED.matcher(expressions).results().forEach(found -> names.add(found.group(1)));
        assertThat(names).hasSizeGreaterThan(5);
        return names;
    }

    private static double figure(String name) {
        return scrape().lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static String scrape() {
        try {
            return asked("Bearer " + TOKEN).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> asked(String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.origin() + "/metrics"))
                .header("Authorization", authorization)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
