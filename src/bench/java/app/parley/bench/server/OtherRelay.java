package app.parley.bench.server;

import app.parley.bench.load.Loop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A relay that is not written in Java: it does what the plain Jetty relay does. */
public final class OtherRelay implements ServerUnderTest {
    private static final Path SCRIPTS = Path.of("src", "bench", "relays").toAbsolutePath();
    private static final String WS = "ws@8.23.0";
    private static final String BUN = "1.4.5";

    private final String name;
    private final ServerJvm process;

    private OtherRelay(String name, ServerJvm process) {
        this.name = name;
        this.process = process;
    }

    /** On npm's {@code ws}; nothing where there is no Node.js or npm cannot get it. */
    public static Optional<ServerUnderTest> ws(int core) throws IOException {
        Optional<String> node = NpmPackages.command("node");
        Optional<NpmPackages> packages = node.isEmpty() ? Optional.empty() : NpmPackages.install(WS);
        if (packages.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OtherRelay(
                "ws on Node.js",
                ServerJvm.launch(
                        ServerJvm.pinned(
                                core,
                                List.of(
                                        node.get(),
                                        SCRIPTS.resolve("ws-relay.mjs").toString(),
                                        packages.get().folder().toString())),
                        Map.of())));
    }

    /** On Bun, whose binary npm delivers; nothing where npm cannot get it. */
    public static Optional<ServerUnderTest> bun(int core) throws IOException {
        String system = "linux-" + (System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64");
        String name = "@oven/bun-" + system.toLowerCase(Locale.ROOT);
        Optional<NpmPackages> packages = NpmPackages.install(name + "@" + BUN);
        if (packages.isEmpty()) {
            return Optional.empty();
        }
        String bun = packages.get().file(name + "/bin/bun").toString();
        return Optional.of(new OtherRelay(
                "uWebSockets in Bun",
                ServerJvm.launch(
                        ServerJvm.pinned(
                                core,
                                List.of(bun, SCRIPTS.resolve("bun-relay.mjs").toString())),
                        Map.of())));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ServerJvm jvm() {
        return process;
    }

    @Override
    public LoadClient client(Loop loop, int person, @Nullable Integer room) {
        return new PlainLoadClient(loop, process.port(), person, room);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
