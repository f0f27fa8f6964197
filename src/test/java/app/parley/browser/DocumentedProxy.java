package app.parley.browser;

import app.parley.testing.Await;
import app.parley.testing.ServerProcess;
import app.parley.testing.Shell;
import app.parley.testing.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of Debian's proxies, with the lines that src/docs/proxies.md gives for it: only names, ports and files are others. */
final class DocumentedProxy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PAGE = Path.of("src", "docs", "proxies.md");

    private final int port;
    private final List<String> command;
    private final String reload;
    private final Path directory;
    private Process process;

    private DocumentedProxy(int port, Path directory, String config, String reload, String... command) {
        this.port = port;
        this.directory = directory;
        this.reload = reload;
        this.command = List.of(command);
        write(directory.resolve("config"), config);
        start();
    }

    static DocumentedProxy nginx(Path directory, TestCertificate certificate, int server) {
        return nginx(directory, certificate, server, UnaryOperator.identity());
    }

    /** @param changed what somebody has made of those lines */
    static DocumentedProxy nginx(
            Path directory, TestCertificate certificate, int server, UnaryOperator<String> changed) {
        Shell.needs("nginx", "nginx-light");
        int port = ServerProcess.freePort();
        String lines = documented("nginx", server)
                .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                .replaceAll("ssl_certificate +\\S+;", "ssl_certificate " + certificate.certificateFile() + ";")
                .replaceAll("ssl_certificate_key +\\S+;", "ssl_certificate_key " + certificate.keyFile() + ";");
        StringBuilder temporary = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary
                    .append(kind)
                    .append("_temp_path ")
                    .append(directory)
                    .append('/')
                    .append(kind)
                    .append("; ");
        }
        String config = """
                user root;
                daemon off;
                pid %s/pid;
                worker_shutdown_timeout 1s;
                events {}
                http {
                access_log off; %s
                %s
                }
                """.formatted(directory, temporary, changed.apply(lines));
        return new DocumentedProxy(
                port,
                directory,
                config,
                "kill -HUP $PID",
                "nginx",
                "-e",
                "stderr",
                "-c",
                directory.resolve("config").toString());
    }

    static DocumentedProxy caddy(Path directory, TestCertificate certificate, int server) {
        return caddy(directory, certificate, server, UnaryOperator.identity());
    }

    static DocumentedProxy caddy(
            Path directory, TestCertificate certificate, int server, UnaryOperator<String> changed) {
        Shell.needs("caddy", "caddy");
        int port = ServerProcess.freePort();
        String lines = documented("caddyfile", server)
                .replaceFirst(
                        "localhost \\{",
                        "https://localhost:" + port + " {\n    tls " + certificate.certificateFile() + " "
                                + certificate.keyFile());
        String admin = "unix/" + directory.resolve("admin");
        String config = "{\n    admin " + admin + "\n    auto_https disable_redirects\n}\n" + changed.apply(lines);
        return new DocumentedProxy(
                port,
                directory,
                config,
                "caddy reload --force --adapter caddyfile --config config --address " + admin,
                "caddy",
                "run",
                "--adapter",
                "caddyfile",
                "--config",
                directory.resolve("config").toString());
    }

    static DocumentedProxy haproxy(Path directory, TestCertificate certificate, int server) {
        return haproxy(directory, certificate, server, UnaryOperator.identity());
    }

    static DocumentedProxy haproxy(
            Path directory, TestCertificate certificate, int server, UnaryOperator<String> changed) {
        Shell.needs("haproxy", "haproxy");
        int port = ServerProcess.freePort();
        Path both = directory.resolve("both.pem");
        write(both, read(certificate.certificateFile()) + read(certificate.keyFile()));
        String lines = documented("haproxy", server)
                .replaceFirst("bind :443 ssl crt \\S+", "bind 127.0.0.1:" + port + " ssl crt " + both);
        return new DocumentedProxy(
                port,
                directory,
                "global\n    hard-stop-after 1s\n" + changed.apply(lines),
                "kill -USR2 $PID",
                "haproxy",
                "-W",
                "-db",
                "-f",
                directory.resolve("config").toString());
    }

    /** @param server the port of the one behind it */
    private static String documented(String language, int server) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(read(PAGE));
        if (!block.find()) {
            throw new AssertionError("no configuration for " + language + " in " + PAGE);
        }
        return block.group(1).replace("127.0.0.1:7070", "127.0.0.1:" + server).replace("chat.example.com", "localhost");
    }

    private void start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("HOME", directory.toString());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("listening", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError(command + " ended: " + read(directory.resolve("log")));
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    String origin() {
        return "https://localhost:" + port;
    }

    /** Ends it as a restart of the service does, with its connections, and starts it again. */
    void restart() {
        close();
        start();
    }

    /** Has it read its configuration again, as its service does; what goes through it gets a second to end. */
    void reload() {
        Shell.run(
                "cd '" + directory + "' && PID=" + process.pid() + " && " + reload,
                Map.of("HOME", directory.toString()));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
