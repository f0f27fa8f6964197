package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Starting, as a process: what is printed, and what stops it. */
@Isolated("it measures time")
class StartTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @Test
    void aFreshInstallPrintsItsAddressAndOneSetUpLinkAndASecondStartNeither() {
        try (ServerProcess first = ServerProcess.launch(data, Map.of()).awaitReady()) {
            assertThat(first.output()).contains("http://localhost:" + first.port());
            assertThat(first.setupLink()).startsWith(first.origin() + "/setup?token=");
        }
    }

    @Test
    void aSetUpTokenOfAnyCharactersMakesALinkThatWorks() {
        try (ServerProcess server = ServerProcess.launch(data, Map.of("PARLEY_SETUP_TOKEN", "a b&c#d"))
                .awaitReady()) {
            assertThat(server.setupLink()).endsWith("/setup?token=a+b%26c%23d");
        }
    }

    @Test
    void anAdminWhoForgotThePasswordGetsALinkWhereTheStartIsToldTo() {
        try (ServerProcess server = ServerProcess.launch(data, Map.of("PARLEY_RESET_ADMIN", "alice"))
                .awaitReady()) {
            server.awaitOutput("PARLEY_RESET_ADMIN", SOON);
            assertThat(server.output()).contains("PARLEY_RESET_ADMIN names nobody who is an admin here: alice");
            new RestClient(server.origin()).setUp(server.setupLink(), "alice", "Alice Ahn");
        }
        try (ServerProcess server = ServerProcess.launch(data, Map.of("PARLEY_RESET_ADMIN", "alice"))
                .awaitReady()) {
            server.awaitOutput("/reset/", SOON);
            String code = server.output().replaceAll("(?s).*/reset/(\\S+).*", "$1");
            HttpResponse<String> seen = new RestClient(server.origin()).get(null, "/api/v1/password-resets/" + code);
            assertThat(seen.statusCode()).as(server.output()).isEqualTo(200);
            assertThat(seen.body()).contains("\"user\":\"alice\"");
        }
    }

    @Test
    void aSecondProcessOnTheSameDataGivesUpWithOneClearLine() {
        try (ServerProcess first = ServerProcess.launch(data, Map.of()).awaitReady();
                ServerProcess second = ServerProcess.launch(data, Map.of())) {
            assertThat(second.awaitExit(SOON)).isEqualTo(1);
            assertThat(second.output().lines()).singleElement().asString().contains("parley.mv.db");
            assertThat(first.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void aCorruptDatabaseIsSaidToBeOneAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(data.resolve("parley.mv.db"), "not a database ".repeat(1_000));
        byte[] before = Files.readAllBytes(file);

        try (ServerProcess server = ServerProcess.launch(data, Map.of())) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(server.output().lines()).hasSize(1);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void oneLineSaysWhereTheRelayListens() {
        int port = ServerProcess.freePort();
        try (ServerProcess server = ServerProcess.launch(
                        data, Map.of("PARLEY_RELAY", "auto", "PARLEY_RELAY_PORT", Integer.toString(port)))
                .awaitReady()) {
            server.awaitOutput("Relay for calls", SOON);
            assertThat(server.output()).contains("Relay for calls: UDP and TCP on port " + port);
        }
    }

    @Test
    void aRelayPortThatIsTakenIsNoReasonNotToStart() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                ServerProcess server = ServerProcess.launch(
                                data, Map.of("PARLEY_RELAY", "auto", "PARLEY_RELAY_PORT", "" + taken.getLocalPort()))
                        .awaitReady()) {
            server.awaitOutput("Relay for calls", SOON);
            assertThat(server.output())
                    .contains("Relay for calls: off, since it could not start: UDP port " + taken.getLocalPort()
                            + " is taken");
        }
    }

    @Test
    void aRelayThatMustRunAndCannotEndsTheStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                ServerProcess server = ServerProcess.launch(
                        data, Map.of("PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", "" + taken.getLocalPort()))) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(server.output().lines())
                    .singleElement()
                    .asString()
                    .contains("PARLEY_RELAY=on")
                    .contains("TCP port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void allWrongSettingsAreNamedAtOnce() {
        try (ServerProcess server =
                ServerProcess.launch(data, Map.of("PARLEY_GUESTS", "all", "PARLEY_LIMIT_HEADERS", "none"))) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(server.output()).contains("PARLEY_GUESTS").contains("PARLEY_LIMIT_HEADERS");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                ServerProcess server = ServerProcess.launch(data, taken.getLocalPort(), Map.of())) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(sentences(server))
                    .singleElement()
                    .asString()
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("set PORT");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsSaidInOneLine() {
        try (ServerProcess server = ServerProcess.launch(data, Map.of("PARLEY_BIND", "203.0.113.7"))) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(sentences(server)).singleElement().asString().contains("PARLEY_BIND");
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");

        try (ServerProcess server = ServerProcess.launch(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "app.parley.Main"),
                data,
                Map.of("PARLEY_DATA", file.toString()))) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(sentences(server)).singleElement().asString().contains("must be a directory");
        }
    }

    @Test
    void aDatabaseThatHoldsAnotherProgramsTablesIsLeftAloneWithOneLine() throws SQLException {
        String url = "jdbc:h2:file:" + data.resolve("parley");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE x (id INTEGER)");
        }

        try (ServerProcess server = ServerProcess.launch(data, Map.of())) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(sentences(server))
                    .singleElement()
                    .asString()
                    .contains("tables that are not Parley's (X)")
                    .doesNotContain("baseline");
        }
    }

    /** What is said besides that a step takes long on this machine. */
    private static Stream<String> sentences(ServerProcess server) {
        return server.output().lines().filter(line -> !line.contains("SlowStep"));
    }

    @Test
    void aDynoWithoutADatabaseRefusesToStartAndSaysWhy() {
        try (ServerProcess server = ServerProcess.launch(data, Map.of("DYNO", "web.1"))) {
            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(server.output()).contains("DATABASE_URL is not set");
        }
    }

    @Test
    void aTerminatedServerEndsByItselfWithinTwentySeconds() {
        try (ServerProcess server = ServerProcess.launch(data, Map.of()).awaitReady()) {
            server.terminate();

            assertThat(server.awaitExit(Duration.ofSeconds(20))).isIn(0, 143);
            assertThat(server.output()).doesNotContain("ERROR");
        }
    }
}
