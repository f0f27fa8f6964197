package app.parley.tls.acme;

import app.parley.testing.Await;
import app.parley.testing.ServerProcess;
import app.parley.testing.Shell;
import app.parley.testing.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

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

    /** Options with which a Java of its own trusts this authority's API. */
    static String trusted(Path directory) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("api", certificate(Files.readAllBytes(OWN.certificateFile())));
        Path file = directory.resolve("trusted.p12");
        String password = UUID.randomUUID().toString();
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s".formatted(file, password);
    }

    /** Of a client that trusts the certificates given out here. */
    SSLContext browser() throws IOException, InterruptedException, GeneralSecurityException {
        URI roots = URI.create("https://localhost:" + management + "/roots/0");
        byte[] root = HttpClient.newBuilder()
                .sslContext(client())
                .build()
                .send(HttpRequest.newBuilder(roots).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", certificate(root));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(byte[] pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    void stop() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop();
    }
}
