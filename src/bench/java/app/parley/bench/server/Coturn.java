package app.parley.bench.server;

import app.parley.relay.RelayLoad;
import app.parley.relay.RelayLoad.Target;
import app.parley.testing.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's coturn, with the secret that the relay's tests have, and peers allowed on this machine. */
public final class Coturn implements RelayServerProcess {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final InetSocketAddress address;

    public Coturn() throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), ServerProcess.freePort());
        Path directory = Files.createTempDirectory("coturn-bench");
        process = new ProcessBuilder(
                        "turnserver",
                        "-n",
                        "--use-auth-secret",
                        "--static-auth-secret=north",
                        "--realm=parley",
                        "--listening-ip=127.0.0.1",
                        "--relay-ip=127.0.0.1",
                        "--listening-port=" + address.getPort(),
                        "--allow-loopback-peers",
                        "--no-tls",
                        "--no-dtls",
                        "--no-cli",
                        "--no-rfc5780",
                        "--log-file=/dev/null",
                        "--no-stdout-log",
                        "--pidfile=" + directory.resolve("pid"),
                        "--userdb=" + directory.resolve("db"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        RelayLoad.awaitReady(target());
    }

    @Override
    public String name() {
        return "coturn";
    }

    @Override
    public Target target() {
        return new Target(address, null, null);
    }

    @Override
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public long memory() throws IOException {
        Matcher found = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        return found.find() ? 1_024 * Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
