package app.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.store.db.DatabaseSettings;
import app.parley.testing.FreshDatabase;
import app.parley.testing.PlausibleLog;
import app.parley.testing.Receiver;
import app.parley.testing.Shell;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of {@code src/docs/recipes.md}, pasted as they stand into a shell and into PostgreSQL. */
class RecipesTest {
    @TempDir
    private static Path directory;

    private static TestApp app;

    @BeforeAll
    static void start() {
        Path data = directory.resolve("data");
        PlausibleLog.write(data, 45, today().minusSeconds(60), Duration.ofHours(3));
        app = TestApp.start(data, Map.of("PARLEY_WEBHOOK_PRIVATE", "true"));
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void missedCallsOfTheWeekAreASpreadsheet() throws IOException {
        run("Missed calls of the week, as CSV", "bob", "read:calls");

        List<String> lines = Files.readAllLines(directory.resolve("missed.csv"));
        assertThat(lines).hasSizeGreaterThan(2).first().asString().startsWith("call_id,kind,room,");
        assertThat(lines.stream().skip(1).filter(line -> line.contains(",bob,")))
                .isNotEmpty()
                .allMatch(line -> Pattern.compile(",callee,(missed|cancelled|busy),")
                        .matcher(line)
                        .find());
    }

    @Test
    void minutesPerPersonAreThoseOfTheStats() throws IOException {
        run("Minutes per person per month", "alice", "read:calls");

        List<String> lines = Files.readAllLines(directory.resolve("minutes.csv"));
        assertThat(lines).first().isEqualTo("month,user,minutes");
        assertThat(lines.stream().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\d{4}-\\d\\d,[a-z]+,\\d+\\.\\d"));
        double bob = lines.stream()
                .filter(line -> line.contains(",bob,"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .sum();
        assertThat(bob).isCloseTo(secondsOf("bob") / 60.0, offset(0.2));
    }

    @Test
    void whoWasInYesterdaysStandUpIsOnALineEach() throws IOException {
        String printed = run("Who was in yesterday's stand-up", "alice", "read:calls");

        assertThat(printed.lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[a-z]+ from \\d\\d:\\d\\d to \\d\\d:\\d\\d"))
                .anyMatch(line -> line.startsWith("bob from "));
    }

    @Test
    void callsReachTheChatToolAsTheyHappen() throws IOException {
        try (Receiver chat = new Receiver();
                StompClient alice = StompClient.connectedByCookie(app.socket(), app.cookie("alice"))) {
            String made = run("Live to a chat tool", "alice", "admin", Map.of("CHAT_HOOK", chat.url()));
            assertThat(made).contains("\"secret\":\"whsec_");

            alice.send("/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"bob\"],\"media\":\"audio\"}");

            assertThat(chat.awaitPosts(1).get(0).body())
                    .contains("\"type\":\"call.missed\"")
                    .contains("\"startedBy\":{\"user\":\"alice\"");
        }
    }

    @Test
    void dashboardsReadTheTablesAsDescribed() throws IOException, SQLException {
        DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
        PlausibleLog.write(settings, 30, today(), Duration.ofHours(5));
        List<String> blocks = blocks("Grafana and Metabase, on PostgreSQL", "sql");
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(blocks.get(0));
            statement.execute("SET ROLE parley_reader");
            for (String query :
                    Pattern.compile(";\\s*").splitAsStream(blocks.get(1)).toList()) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    assertThat(rows.next()).as(query).isTrue();
                }
            }
            statement.execute("RESET ROLE; DROP OWNED BY parley_reader; DROP ROLE parley_reader");
        }
    }

    private static Instant today() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS);
    }

    private static long secondsOf(String user) {
        return app.calls("alice").stream()
                .flatMap(call -> StreamSupport.stream(call.get("people").spliterator(), false))
                .filter(person -> person.get("user").asText().equals(user))
                .mapToLong(person -> person.get("seconds").asLong())
                .sum();
    }

    private static String run(String heading, String user, String scope) throws IOException {
        return run(heading, user, scope, Map.of());
    }

    private static String run(String heading, String user, String scope, Map<String, String> more) throws IOException {
        assumeTrue(Shell.has("curl") && Shell.has("awk"), "curl and awk are needed");
        Map<String, String> environment = new HashMap<>();
        environment.put("PARLEY_URL", app.origin());
        environment.put("PARLEY_TOKEN", app.token(user, scope));
        environment.putAll(more);
        return Shell.run("cd " + directory + "\n" + blocks(heading, "sh").get(0), environment);
    }

    /** What stands in the fenced blocks of a language under a heading. */
    private static List<String> blocks(String heading, String language) throws IOException {
        String recipes = Files.readString(Path.of("src", "docs", "recipes.md"));
        String section =
                recipes.substring(recipes.indexOf("## " + heading + "\n")).split("\n##", 3)[0];
        Matcher fences =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        List<String> blocks = new ArrayList<>();
        while (fences.find()) {
            blocks.add(fences.group(1));
        }
        assertThat(blocks).as(heading).isNotEmpty();
        return blocks;
    }
}
