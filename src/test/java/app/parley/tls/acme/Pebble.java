package app.parley.tls.acme;

import app.parley.testing.Await;
import app.parley.testing.ServerProcess;
import app.parley.testing.Shell;
import app.parley.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Let's Encrypt's server for tests, as Debian has it: it checks signatures, fetches challenges over http, refuses some
 * nonces at random, and gives real certificates of a root that it makes at its start.
 */
final class Pebble implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TestCertificate OWN = new TestCertificate("EC");

    private final int port = ServerProcess.freePort();
    private final int management = ServerProcess.freePort();
    private final Process process;

    /** @param httpPort where it asks for challenges */
    Pebble(Path directory, int httpPort) throws IOException {
        Shell.needs("pebble", "pebble");
        Path config = Files.writeString(directory.resolve("pebble.json"), """
                {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                  "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": %d}}
                """.formatted(
                        port, management, OWN.certificateFile(), OWN.keyFile(), httpPort, ServerProcess.freePort()));
        ProcessBuilder builder = new ProcessBuilder("pebble", "-config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("pebble.log").toFile());
        builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
        builder.environment().put("PEBBLE_AUTHZREUSE", "0");
        process = builder.start();
        Await.until("listening", PATIENCE, () -> listens(port) && listens(management));
    }

    private static boolean listens(int at) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI directory() {
        return URI.create("https://localhost:" + port + "/dir");
    }

    /** Of a client that trusts its API. */
    static SSLContext client() {
        return OWN.client();
    }

    void stop() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop();
    }
}
