package app.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import app.parley.testing.Talk;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a machine takes from a server that runs: disk, files, memory. It says so, receipts nothing that is not stored, and
 * heals by itself or ends. What it cannot start with is in StartTest and RefusedStartTest.
 */
class BreakageTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(100);
    private static final String ROOM = "/app/rooms/team-room";
    private static final int STALLED_SENDS = 20;
    private static final int WRITABLE = 4_096; // bytes

    @TempDir
    private Path data;

    @Test
    void onAFullDiskNothingIsReceiptedThatIsNotStoredAndAllGoesOnOnceThereIsRoom() throws IOException {
        int port = ServerProcess.freePort();
        RestClient people = new RestClient("http://localhost:" + port);
        try (ServerProcess server = ServerProcess.launch(data, port, Map.of()).awaitReady();
                Talk talk = Talk.start(server, people)) {
            StompClient alice = talk.people().get(0);
            talk.chat(20);
            // As on a full disk every write fails, but for one within the first bytes of the file.
            server.limits("fsize", Integer.toString(WRITABLE));
            Set<String> sent = new HashSet<>();
            server.awaitOutput(
                    "JournalWriter: The database is away (",
                    SOON,
                    () -> sent.add(sendsMuchAtAPace(alice, sent.size())));
            for (int further = 0; further < STALLED_SENDS; further++) {
                sent.add(sendsMuch(alice, sent.size()));
            }
            assertThat(people.get("alice", "/health/ready").statusCode()).isEqualTo(503);
            assertThat(people.get("alice", "/health/live").statusCode()).isEqualTo(200);

            server.limits("fsize", "unlimited");
            Await.until("ready again", SOON, server::isReady);
            alice.sendAndWait(ROOM, "{\"type\":\"message\",\"id\":\"later\",\"text\":\"There is room again\"}");

            assertThat(talk.receipted()).hasSizeLessThan(40 + sent.size());
            assertThat(Talk.storedIds(people)).containsAll(talk.receipted()).contains("later");
        }
    }

    @Test
    void onADiskThatIsReadOnlyNothingIsReceiptedThatIsNotStoredAndAllGoesOnOnceItIsWritable() throws IOException {
        int port = ServerProcess.freePort();
        RestClient people = new RestClient("http://localhost:" + port);
        try (ServerProcess server = ServerProcess.launch(data, port, Map.of()).awaitReady();
                Talk talk = Talk.start(server, people)) {
            StompClient alice = talk.people().get(0);
            talk.chat(20);
            makeReadOnly();
            // What H2 writes fails, and it opens the file anew: for reading, where nothing keeps it from that.
            Set<String> sent = new HashSet<>();
            server.awaitOutput(
                    "JournalWriter: The database is away (",
                    SOON,
                    () -> sent.add(sendsMuchAtAPace(alice, sent.size())));
            for (int further = 0; further < STALLED_SENDS; further++) {
                sent.add(sendsMuch(alice, sent.size()));
            }
            assertThat(people.get("alice", "/health/ready").statusCode()).isEqualTo(503);
            assertThat(people.get("alice", "/health/live").statusCode()).isEqualTo(200);

            makeWritable();
            Await.until("ready again", SOON, server::isReady);
            alice.sendAndWait(ROOM, "{\"type\":\"message\",\"id\":\"later\",\"text\":\"I can write again\"}");
            assertThat(talk.receipted()).hasSizeLessThan(40 + sent.size());
            assertThat(Talk.storedIds(people)).containsAll(talk.receipted()).contains("later");
        } finally {
            makeWritable();
        }
    }

    @Test
    void onADiskThatIsReadOnlyFromTheStartItSaysOneLineAndEnds() throws IOException {
        ServerProcess.launch(data, Map.of()).awaitReady().kill();
        try {
            makeReadOnly();
            try (ServerProcess server = ServerProcess.launch(data, Map.of())) {
                assertThat(server.awaitExit(SOON)).isEqualTo(1);
                assertThat(server.output().lines().filter(line -> !line.contains("SlowStep")))
                        .singleElement()
                        .asString()
                        .contains("Cannot use the data file")
                        .contains("may not read and write");
            }
        } finally {
            makeWritable();
        }
    }

    /** Mounting it so would not take the file away from a process that has it open; this does. */
    private void makeReadOnly() throws IOException {
        assumeTrue(
                chattr("+i"),
                "needs root, and a file system on which chattr makes files immutable also for whoever has them open");
    }

    private void makeWritable() throws IOException {
        chattr("-i");
    }

    private boolean chattr(String mode) throws IOException {
        try {
            return new ProcessBuilder(
                                    "chattr", mode, data.resolve("parley.mv.db").toString(), data.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** At a pace that is nobody's flood, however long the disk takes to be asked. */
    private static String sendsMuchAtAPace(StompClient person, int number) {
        LockSupport.parkNanos(PACE.toNanos());
        return sendsMuch(person, number);
    }

    private static String sendsMuch(StompClient person, int number) {
        String id = "much" + number;
        String text = "x".repeat(2_000);
        person.send(ROOM, "{\"type\":\"message\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(id, text), "receipt", id);
        return id;
    }

    @Test
    void withoutFilesForMoreSocketsTheOthersGoOnAndNewOnesGetInOnceSomeHaveGone() throws IOException {
        int port = ServerProcess.freePort();
        RestClient people = new RestClient("http://localhost:" + port);
        List<Socket> idle = new ArrayList<>();
        try (ServerProcess server = ServerProcess.launch(data, port, Map.of()).awaitReady();
                Talk talk = Talk.start(server, people)) {
            talk.chat(20);
            server.limits("nofile", Integer.toString(server.openFiles() + 3));
            for (int more = 0; more < 10; more++) {
                idle.add(new Socket("localhost", port));
            }
            server.awaitOutput("No further connection can be taken (Too many open files)", SOON);
            for (StompClient person : talk.people()) {
                person.sendAndWait(ROOM, "{\"type\":\"message\",\"id\":\"here\",\"text\":\"I am still here\"}");
            }
            for (Socket socket : idle) {
                socket.close();
            }
            Await.until("let in", SOON, server::isReady);
            assertThat(server.output().split("No further connection", -1)).hasSize(2);
            assertThat(server.output()).doesNotContain("java.io.IOException");
        }
    }

    @Test
    void withoutMemoryItEndsWithOneLineSoThatThePlatformStartsItAnew() throws IOException {
        int port = ServerProcess.freePort();
        RestClient people = new RestClient("http://localhost:" + port);
        String flags =
                Files.readString(Path.of("src", "deploy", "java.options")).replaceAll("(?m)^#.*", "");
        Map<String, String> small = Map.of("JAVA_TOOL_OPTIONS", flags.replace('\n', ' ') + "-Xmx40m");
        try (ServerProcess server = ServerProcess.launch(data, port, small)) {
            try {
                server.awaitReady();
                people.setUp(server.setupLink(), "alice", "Alice");
            } catch (RuntimeException | AssertionError e) {
                // It ended before it was ready, or could not even hash a password.
            }
            assertThat(server.awaitExit(Duration.ofSeconds(30))).isEqualTo(3);
            assertThat(server.output()).contains("Terminating due to java.lang.OutOfMemoryError");
        }
    }
}
