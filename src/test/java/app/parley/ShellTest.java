package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.cli.Shell;
import app.parley.cli.Terminal;
import app.parley.testing.FreshDatabase;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the owner of a server does from a shell, while it runs and while it does not. */
@Timeout(300)
class ShellTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private record Said(int code, String out, String errors) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    @Test
    void ownersManageARunningServer() throws Exception {
        try (AppAccess server = AppAccess.start(environment("data"))) {
            String origin = "http://localhost:" + server.port();
            Said made = run("data", "admin", "create", "alice", "--name", "Alice", "--json");
            assertThat(made.code()).as(made.toString()).isZero();
            assertThat(server.setupLink()).isEmpty();
            // The link of the first admin sets the password.
            assertThat(post(origin, "/password-resets/" + code(made), "{\"password\":\"%s\"}"))
                    .isEqualTo(200);
            assertThat(post(origin, "/session", "{\"username\":\"alice\",\"password\":\"%s\"}"))
                    .isEqualTo(200);

            Said invited = run("data", "invite", "--guest", "team-room", "--uses", "1", "--json");
            assertThat(get(origin, "/invites/" + code(invited))).isEqualTo(200);
            Said reset = run("data", "reset-password", "alice");
            assertThat(reset.out()).startsWith("http").contains("/reset/").contains("It works until ");

            Said doctor = run("data", "doctor", "--json");
            assertThat(doctor.json().path("serving").asBoolean()).isTrue();
            assertThat(doctor.json().path("checks").findValuesAsText("id")).contains("server", "storage", "turn");

            Said passkeys = run("data", "passkeys", "list", "--json");
            assertThat(passkeys.json().at("/people/0/user").asText()).isEqualTo("alice");
            assertThat(passkeys.json().at("/people/0/passkeys").asInt()).isZero();
            assertThat(run("data", "passkeys", "list").out()).contains("alice");
            assertThat(run("data", "passkeys", "remove", "alice").out()).isEqualTo("Passkeys removed for alice: 0\n");

            assertThat(run("data", "reset-password", "nobody").errors()).isEqualTo("There is no such user.\n");
            assertThat(run("data", "restore", backup("data").toString()).code()).isEqualTo(8);
            assertThat(run("data", "move", "--to", "postgres://nowhere/x").errors())
                    .contains("stop it first");
        }
    }

    @Test
    void onlyTheOwnerOfTheDataCanAskTheServer() throws Exception {
        try (AppAccess server = AppAccess.start(environment("data"))) {
            assertThat(server.port()).isPositive();
            Path door = directory.resolve("data").resolve("shell");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door)))
                    .isEqualTo("rwx------");
            Path file = backup("data");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(directory.resolve("data").resolve("shell")).isEmptyDirectory();
    }

    @Test
    void aBackupOfARunningServerIsRestoredIntoPostgresqlWherePeopleSignIn() throws Exception {
        Path file;
        try (AppAccess server = AppAccess.start(environment("data"))) {
            RestClient people = new RestClient("http://localhost:" + server.port());
            people.setUp(server.setupLink().orElseThrow().toString(), "alice", "Alice");
            file = backup("data");
        }
        Map<String, String> postgres = environment("none");
        postgres.put("DATABASE_URL", FreshDatabase.POSTGRESQL.platformUrl());

        Said restored = run(postgres, "restore", file.toString());

        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.out()).contains("all of them were compared");
        assertThat(run(postgres, "restore", file.toString()).code()).isEqualTo(6);
        assertThat(run(postgres, "doctor").out()).contains("its tables are of version ");
        assertThat(run(postgres, "invite").out()).contains("/join/");
        assertSignsIn(postgres);
    }

    @Test
    void everythingMovesFromTheFileToPostgresql() throws Exception {
        try (AppAccess server = AppAccess.start(environment("data"))) {
            RestClient people = new RestClient("http://localhost:" + server.port());
            people.setUp(server.setupLink().orElseThrow().toString(), "alice", "Alice");
        }
        Map<String, String> moved = environment("data");
        moved.put("DATABASE_URL", FreshDatabase.POSTGRESQL.platformUrl());

        Said said = run(moved, "move");

        assertThat(said.code()).as(said.toString()).isZero();
        assertThat(said.out()).contains("Moved ").contains("PostgreSQL at ");
        assertThat(directory.resolve("data").resolve("parley-move.zip")).doesNotExist();
        assertSignsIn(moved);
    }

    private static void assertSignsIn(Map<String, String> environment) throws Exception {
        try (AppAccess server = AppAccess.start(environment)) {
            assertThat(post(
                            "http://localhost:" + server.port(),
                            "/session",
                            "{\"username\":\"alice\",\"password\":\"%s\"}"))
                    .isEqualTo(200);
        }
    }

    @Test
    void eachFailureHasItsSentenceAndItsCode() throws Exception {
        Path noBackup = Files.writeString(directory.resolve("note.txt"), "hello");

        assertThat(run("data", "bogus").code()).isEqualTo(2);
        assertThat(run("data", "invite", "--days", "0").code()).isEqualTo(2);
        assertSaid(run("data", "restore", noBackup.toString()), 4, "no backup");
        assertThat(directory.resolve("data")).doesNotExist();
        assertSaid(run("data", "backup", noBackup.toString()), 7, "is there already");
        assertSaid(run("data", "backup", directory.resolve("no/such").toString()), 7, "no such directory");
        assertSaid(run("data", "backup", directory.resolve("x.zip").toString()), 8, "There is no data file");
        assertThat(directory.resolve("x.zip")).doesNotExist();
        assertSaid(run("data", "doctor"), 3, "");
        assertSaid(run(Map.of("PORT", "http"), "invite"), 1, "PORT must be a whole number");
        assertThat(run("data", "restore", noBackup.toString(), "--json")
                        .json()
                        .path("exit")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void withoutAServerTheDoctorSkipsWhatNeedsOneAndIsContent() throws IOException {
        assertThat(run("data", "admin", "create", "alice").code()).isZero();
        Map<String, String> published = environment("data");
        published.put("PARLEY_PUBLIC_URL", "http://localhost:" + ServerProcess.freePort());

        Said doctor = run(published, "doctor", "--json");

        assertThat(doctor.code()).as(doctor.toString()).isZero();
        Map<String, String> codes = new HashMap<>();
        doctor.json()
                .get("checks")
                .forEach(check -> codes.put(
                        check.get("id").asText(),
                        check.get("state").asText() + " " + check.get("text").asText()));
        assertThat(codes.get("database")).startsWith("ok");
        for (String id :
                List.of("public-url", "https", "websocket", "tls", "relay-udp", "relay-tcp", "relay-tls", "turn")) {
            assertThat(codes.get(id)).as(id).isEqualTo("skipped This needs a running server, and none runs here.");
        }
    }

    @Test
    void aBackupThatADiskDidNotTakeIsNotDone() throws Exception {
        assertThat(run("data", "admin", "create", "alice").code()).isZero();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (PrintStream full = new PrintStream(new FileOutputStream("/dev/full"))) {
            Terminal terminal = new Terminal(full, new PrintStream(errors, true, StandardCharsets.UTF_8), false);
            int code = new Shell(terminal, environment("data"), () -> {}).run("backup", "-");
            assertThat(code).isEqualTo(7);
            assertThat(errors.toString(StandardCharsets.UTF_8)).contains("whether the disk is full");
        }
    }

    @Test
    void helpNamesEveryCommandAndServeIsTheDefault() {
        assertThat(run("data", "help").out())
                .contains(
                        "serve", "admin", "invite", "reset-password", "doctor", "backup", "restore", "move", "version")
                .contains("Exit codes: 0 done");
        assertThat(run("data", "help", "admin").out()).contains("create");
        assertThat(run("data", "version").out()).startsWith("Parley ");
        assertThat(run("data").code()).isEqualTo(Shell.STAYS);
    }

    private static void assertSaid(Said said, int code, String sentence) {
        assertThat(said.code()).as(said.toString()).isEqualTo(code);
        assertThat(said.errors()).contains(sentence).doesNotContain("Exception", "\tat ");
    }

    private Path backup(String data) {
        Path file = directory.resolve("backup.zip");
        Said said = run(data, "backup", file.toString(), "--force");
        assertThat(said.code()).as(said.toString()).isZero();
        return file;
    }

    private Map<String, String> environment(String data) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", "0");
        environment.put("PARLEY_BIND", "127.0.0.1");
        environment.put("PARLEY_RELAY", "off");
        environment.put("PARLEY_DATA", directory.resolve(data).toString());
        return environment;
    }

    private Said run(String data, String... arguments) {
        return run(environment(data), arguments);
    }

    private static Said run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                false);
        int code = new Shell(terminal, environment, () -> {}).run(arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private static String code(Said said) throws IOException {
        return said.json().path("url").asText().replaceFirst(".*/", "");
    }

    private static int get(String origin, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static int post(String origin, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(body.formatted(RestClient.PASSWORD)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
