package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.SocketClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How many threads a server on two cores has, those of the Java machine among them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "a process' threads are counted in /proc")
class ThreadsTest {
    private static final int FEWER_THAN = 60;
    private static final int SOCKETS = 400;
    private static final int AT_ONCE = 100;

    @TempDir
    private Path data;

    @Test
    void areFewWhileHundredsOfSocketsTalkAndAHundredPeopleSignInAtOnce() throws InterruptedException {
        try (ServerProcess server =
                ServerProcess.launch(command(), data, environment()).awaitReady()) {
            RestClient people = new RestClient(server.origin());
            people.setUp(server.setupLink(), "alice", "Alice");
            int idle = server.threads();
            ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
            List<SocketClient> sockets = new ArrayList<>();
            try {
                List<CompletableFuture<Integer>> signIns = IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> signIn(people, i), crowd))
                        .toList();
                int most = server.threads();
                URI bare = URI.create(server.origin().replaceFirst("http", "ws") + "/");
                for (int i = 0; i < SOCKETS; i++) {
                    sockets.add(new SocketClient(bare, "json", Map.of())
                            .say("{\"type\":\"username\",\"name\":\"guest" + i + "\"}"));
                    most = Math.max(most, server.threads());
                }
                while (!signIns.stream().allMatch(CompletableFuture::isDone)) {
                    sockets.get(0).say("{\"type\":\"message\",\"text\":\"to all\"}");
                    most = Math.max(most, server.threads());
                }
                assertThat(signIns).allMatch(signIn -> signIn.join() == 200);
                assertThat(sockets).allMatch(SocketClient::isOpen);
                assertThat(idle).as("idle").isLessThan(FEWER_THAN).isGreaterThan(1);
                assertThat(most).as("at most").isLessThan(FEWER_THAN);
            } finally {
                sockets.forEach(SocketClient::close);
                crowd.shutdownNow();
            }
        }
    }

    /** Every second one reads meanwhile. */
    private static int signIn(RestClient people, int number) {
        if (number % 2 == 0) {
            return people.get("alice", "/api/v1/calls").statusCode();
        }
        return people.post(null, "/api/v1/session", """
                {"username":"alice","password":"%s"}""".formatted(RestClient.PASSWORD))
                .statusCode();
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=2",
                "-XX:+UseG1GC", // has more threads than the collector of a small dyno
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "app.parley.Main");
    }

    private Map<String, String> environment() {
        return Map.of(
                "PARLEY_DATA",
                data.toString(),
                "PARLEY_GUESTS",
                "open",
                "PARLEY_RELAY",
                "auto",
                "PARLEY_RELAY_PORT",
                Integer.toString(ServerProcess.freePort()),
                "PARLEY_LIMIT_SOCKETS_PER_ADDRESS",
                "1000",
                "PARLEY_LIMIT_CONNECTIONS_PER_ADDRESS",
                "1000");
    }
}
