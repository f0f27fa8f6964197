package app.parley.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, and what it costs. Every Java server of a section gets the same flags. */
public final class ServerJvm implements AutoCloseable {
    /** As the report names them. The heap is touched at once, so that resident memory shows what comes on top of it. */
    public static final String FLAGS = "-Xms2g -Xmx2g -XX:+AlwaysPreTouch -XX:+UseG1GC";

    /** What every deployment has, on a dyno of 512 MB when all of that is the heap's. */
    public static final String DYNO_FLAGS = "@src/deploy/java.options -Xmx512m";

    private static final Path ARCHIVE = Path.of("target", "parley.jsa");

    private static final Pattern READY = Pattern.compile("is ready at http://localhost:(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private ServerJvm(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of the server");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a class of this class path, and waits until it says where it is ready. */
    static ServerJvm start(String mainClass, Map<String, String> environment) throws IOException {
        return launch(java(FLAGS, mainClass), environment);
    }

    /** The same on one core, with a dyno's flags. */
    static ServerJvm startOn(int core, String mainClass, Map<String, String> environment) throws IOException {
        return launch(pinned(core, java(DYNO_FLAGS, mainClass)), environment);
    }

    /** As the Procfile does on a dyno of 512 MB, with what Heroku's buildpack adds there. */
    static ServerJvm startOnADyno(boolean archived, Map<String, String> environment) throws IOException {
        if (!Files.exists(ARCHIVE)) {
            throw new IllegalStateException("Build what is deployed first: mvn -Parchive -DskipTests package");
        }
        List<String> command = new ArrayList<>(List.of(tool("java"), "@src/deploy/java.options"));
        if (archived) {
            command.add("-XX:SharedArchiveFile=" + ARCHIVE);
        }
        command.addAll(List.of("-Xmx300m", "-Xss512k", "-XX:CICompilerCount=2", "-jar", "target/parley.jar"));
        return launch(command, environment);
    }

    /** The command, kept to one core. */
    static List<String> pinned(int core, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        pinned.addAll(command);
        return pinned;
    }

    private static List<String> java(String flags, String mainClass) {
        List<String> command = new ArrayList<>(List.of(tool("java")));
        command.addAll(Arrays.asList(flags.split(" ", -1)));
        String more = System.getProperty("bench.jvm");
        if (more != null && !more.isBlank()) {
            command.addAll(Arrays.asList(more.strip().split("\\s+", -1)));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }

    /** Starts a command, and waits until it says where it is ready. */
    static ServerJvm launch(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_") || name.contains("DATABASE_URL"));
        builder.environment().putAll(environment);
        ServerJvm server = new ServerJvm(builder.start());
        try {
            server.port();
            return server;
        } catch (CompletionException e) {
            server.close();
            throw e;
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException e) {
            port.completeExceptionally(e);
        }
        port.completeExceptionally(new IllegalStateException("the server ended before it was ready"));
    }

    @SuppressWarnings("SystemOut")
    private void heard(String line) {
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
            port.complete(Integer.parseInt(ready.group(1)));
        } else if (line.contains("ERROR") || line.contains("WARN")) {
            System.out.println("  server: " + line);
        }
    }

    public int port() {
        return port.orTimeout(180, TimeUnit.SECONDS).join();
    }

    /** CPU time used so far. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of live objects, after a full collection. */
    public long liveHeap() throws IOException {
        Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return number(TOTAL, new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Bytes of memory the process holds; 0 where the system does not say. */
    public long resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status) ? 1_024 * number(RESIDENT, Files.readString(status)) : 0;
    }

    /** How many threads the process has; 0 where the system does not say. */
    public long threads() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status) ? number(THREADS, Files.readString(status)) : 0;
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
