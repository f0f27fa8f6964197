package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what this very build has packaged as a dyno does, and as it is installed on a server or in an image. */
class DeployIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void whatTheBuildMadeRunsOnThePlatformsDatabase() throws Exception {
        String database = FreshDatabase.POSTGRESQL.platformUrl();
        Map<String, String> dyno = new HashMap<>();
        dyno.put("DYNO", "web.1");
        dyno.put("JAVA_OPTS", "-XX:+UseSerialGC -Xmx300m");
        dyno.put("DATABASE_URL", database);
        dyno.put("PARLEY_SETUP_TOKEN", "from-the-button");
        dyno.put("PARLEY_TRUSTED_PROXIES", "127.0.0.0/8");

        try (ServerProcess server = ServerProcess.launch(List.of("sh", "-c", "exec " + webProcess()), PROJECT, dyno)
                .awaitReady()) {
            HttpResponse<String> setUp = behindTheRouter(server, "/api/v1/setup", """
                    {"token":"from-the-button","username":"ann","displayName":"Ann","password":"correct horse battery"}
                    """);
            assertThat(setUp.statusCode()).as(setUp.body()).isBetween(200, 204);
            assertThat(setUp.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
            assertThat(setUp.headers().firstValue("Strict-Transport-Security")).isPresent();
            server.terminate();
            assertThat(server.awaitExit(Duration.ofSeconds(20))).isIn(0, 143);
        }
        try (ServerProcess restarted = ServerProcess.launch(List.of("sh", "-c", "exec " + webProcess()), PROJECT, dyno)
                .awaitReady()) {
            HttpResponse<String> signIn = behindTheRouter(restarted, "/api/v1/session", """
                    {"username":"ann","password":"correct horse battery"}
                    """);
            assertThat(signIn.statusCode()).as(signIn.body()).isBetween(200, 204);
        }
    }

    @Test
    void whatIsInstalledStartsByItsArchiveAndSaysWhetherItIsHealthy() throws Exception {
        Path root = directory.resolve("root");
        Path share = root.resolve("usr/share/parley");
        int port = ServerProcess.freePort();
        assertThat(shell(port, "DESTDIR=" + root + " sh src/deploy/install.sh")).isZero();
        assertThat(shell(port, share + "/make-archive")).isZero();
        assertThat(shell(port, share + "/healthy")).isNotZero();

        Path loaded = directory.resolve("loaded");
        Map<String, String> environment = Map.of(
                "PORT", Integer.toString(port),
                "PARLEY_DATA", root.resolve("data").toString(),
                "JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        try (ServerProcess server = ServerProcess.launch(List.of(root + "/usr/bin/parley"), directory, environment)) {
            Await.until("healthy", Duration.ofSeconds(60), () -> shell(port, share + "/healthy") == 0);
            server.awaitOutput("Parley is ready at http://localhost:" + port, Duration.ofSeconds(20));
            server.terminate();
            assertThat(server.awaitExit(Duration.ofSeconds(20))).isIn(0, 143);
        }
        assertThat(Files.readAllLines(loaded))
                .filteredOn(line -> line.contains(" app.parley.App "))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    /** Java keeps other modules from the server as if the image's Java were run, which has no others. */
    @Test
    void theImagesJavaHasTheModulesForPagesRestAndSocketsOnBothDatabases() throws Exception {
        Matcher modules =
                Pattern.compile("--add-modules (\\S+)").matcher(Files.readString(Path.of("src/deploy/Dockerfile")));
        assertThat(modules.find()).isTrue();
        for (Map<String, String> database :
                List.of(Map.of("DATABASE_URL", FreshDatabase.POSTGRESQL.platformUrl()), Map.<String, String>of())) {
            Map<String, String> environment = new HashMap<>(database);
            environment.put("JAVA_OPTS", "--limit-modules=" + modules.group(1));
            environment.put(
                    "PARLEY_DATA", directory.resolve("data" + database.size()).toString());
            try (ServerProcess server = ServerProcess.launch(
                            List.of("sh", "-c", "exec " + webProcess()), PROJECT, environment)
                    .awaitReady()) {
                RestClient people = new RestClient(server.origin());
                people.setUp(server.setupLink(), "ann", "Ann");
                people.join("ann", "bob", "Bob");
                for (String path : List.of(
                        "/",
                        "/calls",
                        "/docs",
                        "/openapi.json",
                        "/metrics",
                        "/api/v1/calls?format=csv",
                        "/api/v1/admin/storage",
                        "/api/v1/audit",
                        "/api/v1/me/passkeys")) {
                    assertThat(people.get("ann", path).statusCode()).as(path).isEqualTo(200);
                }
                try (StompClient ann = StompClient.connectedByCookie(people.socket(), people.cookie("ann"))) {
                    ann.subscribe("room", "/topic/rooms/team-room");
                    assertThat(ann.nextBody("room").get("type").asText()).isEqualTo("room");
                }
                assertThat(server.output()).doesNotContain("ERROR", "NoClassDefFound");
            }
        }
    }

    /** @return the exit code */
    private int shell(int port, String command) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("shell.log").toFile());
        shell.environment().put("PORT", Integer.toString(port));
        try {
            return shell.start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(command, e);
        }
    }

    private static String webProcess() throws IOException {
        return Files.readString(Path.of("Procfile")).strip().substring("web:".length());
    }

    private static HttpResponse<String> behindTheRouter(ServerProcess server, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
