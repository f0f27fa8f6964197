package app.parley.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parley as a process of its own, to be stopped, killed and started again. */
public final class ServerProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** A start takes two seconds of a core, and six where the archive does not fit; browsers in calls share it. */
    private static final Duration START = Duration.ofMinutes(3);
    /** Below what systems give to those who ask for any port. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();
    /** The first line it says once it answers; what else there is to say comes right after it. */
    private static final String READY = "Parley is ready at ";

    private static final Pattern SETUP_LINK = Pattern.compile("https?://\\S+/setup\\S*");

    private final int port;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ServerProcess(List<String> command, Path directory, int port, Map<String, String> environment) {
        this.port = port;
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_") || name.contains("DATABASE_URL"));
        builder.environment().put("PORT", Integer.toString(port));
        // Its usual ports are for one server at a time.
        builder.environment().put("PARLEY_RELAY", "off");
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the classes under test on a free port, and does not wait. */
    public static ServerProcess launch(Path data, Map<String, String> environment) {
        return launch(data, freePort(), environment);
    }

    public static ServerProcess launch(Path data, int port, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PARLEY_DATA", data.toString());
        return new ServerProcess(ServerImage.OF_THESE_CLASSES.command(), data, port, all);
    }

    /** Starts whatever command, and does not wait. */
    public static ServerProcess launch(List<String> command, Path directory, Map<String, String> environment) {
        return new ServerProcess(command, directory, freePort(), environment);
    }

    /** A port that stays free while a server on it is stopped and started again, whatever else goes on here. */
    public static int freePort() {
        while (true) {
            int port = FIRST_PORT + RANDOM.nextInt(PORTS);
            if (isFree(port) && GIVEN_OUT.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(the output ended: " + e.getMessage() + ")");
        }
    }

    public ServerProcess awaitReady() {
        try {
            Await.until("ready", START, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the server ended");
                }
                return isReady() && output().contains(READY);
            });
            return this;
        } catch (AssertionError e) {
            close();
            throw new AssertionError(e.getMessage() + "; it said:\n" + output(), e);
        }
    }

    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin() + "/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String origin() {
        return "http://localhost:" + port;
    }

    public String output() {
        return String.join("\n", lines);
    }

    /** Waits until it has said so, and tells what it said instead. */
    public void awaitOutput(String text, Duration most) {
        awaitOutput(text, most, () -> {});
    }

    /** @param meanwhile runs between two looks */
    public void awaitOutput(String text, Duration most, Runnable meanwhile) {
        try {
            Await.until("said: " + text, most, () -> {
                meanwhile.run();
                return output().contains(text);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", but:\n" + output(), e);
        }
    }

    public String setupLink() {
        awaitOutput("/setup", START);
        Matcher link = SETUP_LINK.matcher(output());
        if (!link.find()) {
            throw new AssertionError("no set-up link in:\n" + output());
        }
        return link.group();
    }

    /** @return the exit code */
    public int awaitExit(Duration most) {
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + most + ":\n" + output());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /**
     * Sets a limit of the running process by Linux' prlimit.
     *
     * @param limit such as {@code fsize} with a number of bytes, or {@code unlimited}
     */
    public void limits(String limit, String most) {
        try {
            Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), limit(limit, most))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(prlimit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (prlimit.waitFor() != 0) {
                throw new AssertionError("prlimit: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("This test needs Linux' prlimit (package util-linux)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The soft one, which can be lifted again. */
    private static String limit(String name, String most) {
        return "--" + name + "=" + most + ":";
    }

    /** A path as the process sees it, which may have mounts of its own. */
    public Path sees(Path path) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(path.toString().substring(1));
    }

    /** How many files and sockets the process has open. */
    public int openFiles() {
        return count("fd");
    }

    public int threads() {
        return count("task");
    }

    /** Counts by what Linux tells of the process. */
    private int count(String what) {
        String[] all =
                Path.of("/proc", Long.toString(process.pid()), what).toFile().list();
        return all == null ? 0 : all.length;
    }

    /** @param name such as {@code STOP} or {@code CONT} */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("kill -" + name + " failed");
        }
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
