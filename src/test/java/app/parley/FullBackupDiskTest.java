package app.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full halfway through a backup: a real one, of four kibibytes, that only the process sees. */
@EnabledOnOs(OS.LINUX)
class FullBackupDiskTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path directory;

    private Path small;

    @BeforeEach
    void makePlace() throws IOException, InterruptedException {
        small = Files.createDirectory(directory.resolve("small"));
        Process mounting = new ProcessBuilder("unshare", "-rm", "sh", "-c", mounted() + "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(mounting.waitFor() == 0, "needs Linux, and the right to mount in a namespace");
    }

    private String mounted() {
        return "mount -t tmpfs -o size=4k none '" + small + "' && ";
    }

    private ServerProcess parley(String arguments, Map<String, String> settings) {
        return shell("exec " + command(arguments), settings);
    }

    private String command(String arguments) {
        return "'" + JAVA + "' -cp '" + System.getProperty("java.class.path") + "' app.parley.Main" + arguments;
    }

    private ServerProcess shell(String command, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PARLEY_DATA", directory.resolve("data").toString());
        return ServerProcess.launch(List.of("unshare", "-rm", "sh", "-c", mounted() + command), directory, environment);
    }

    @Test
    void theCommandSaysSoAndLeavesNothing() {
        try (ServerProcess made = parley(" admin create alice", Map.of())) {
            assertThat(made.awaitExit(SOON)).as(made.output()).isZero();
        }
        Path file = small.resolve("all.zip");
        String said = "; echo \"code $?: $(ls -A " + small + ")\"";
        try (ServerProcess backup = shell(command(" backup " + file) + said, Map.of())) {
            backup.awaitExit(SOON);
            assertThat(backup.output()).endsWith("Cannot write " + file + ": the disk is full.\ncode 7: ");
        }
    }

    @Test
    void theDailyOneIsTriedAgainAndAdminsAreTold() throws IOException {
        try (ServerProcess server = parley("", Map.of("PARLEY_BACKUP_DIR", small.toString()))) {
            server.awaitReady();
            server.awaitOutput("No backup was written; it is tried again: Cannot write", SOON);
            assertThat(server.output()).contains(": the disk is full.");
            try (Stream<Path> left = Files.list(server.sees(small))) {
                assertThat(left).isEmpty();
            }
            RestClient people = new RestClient(server.origin());
            people.setUp(server.setupLink(), "alice", "Alice");
            Await.until(
                    "told", SOON, () -> backups(people).get("state").asText().equals("error"));
            assertThat(backups(people).get("text").asText()).contains("the disk is full");
        }
    }

    private static JsonNode backups(RestClient people) {
        JsonNode checks = RestClient.json(people.get("alice", "/api/v1/checks")).get("items");
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.get("id").asText().equals("backup"))
                .findFirst()
                .orElseThrow();
    }
}
