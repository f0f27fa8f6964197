package app.parley.relay;

import app.parley.testing.Await;
import app.parley.testing.ServerProcess;
import app.parley.testing.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's coturn on a free port of this machine, with the secret of {@link RelayFixture}. Installed with apt where it is missing and may be. */
final class Coturn implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final InetSocketAddress address;

    private Coturn(Path directory, List<String> options) {
        Shell.needs("turnserver", "coturn");
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), ServerProcess.freePort());
        List<String> command = new ArrayList<>(List.of("turnserver"));
        command.addAll(options);
        command.addAll(List.of(
                "--static-auth-secret=north",
                "--listening-ip=127.0.0.1",
                "--relay-ip=127.0.0.1",
                "--relay-ip=::1",
                "--listening-port=" + address.getPort(),
                "--no-tls",
                "--pidfile=" + directory.resolve("pid"),
                "--userdb=" + directory.resolve("db"),
                "--log-file=stdout",
                "--simple-log"));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (TurnClient client = TurnClient.udp(address)) {
            Await.until("listening", PATIENCE, client::isAnsweredNow);
        }
    }

    /** As it is shipped. */
    static Coturn asShipped(Path directory) {
        return new Coturn(
                directory, List.of("-c", Path.of("src", "deploy", "coturn.conf").toString()));
    }

    /** As it comes, which denies hardly anybody. */
    static Coturn withoutDenials(Path directory) {
        return new Coturn(directory, List.of("-n", "--use-auth-secret", "--realm=elsewhere", "--no-cli"));
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
