package app.parley.ws;

import app.parley.hub.Limits;
import app.parley.testing.SignalServer;
import app.parley.testing.TestLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Sockets in a process of their own, which has nothing else in its heap: what other tests leave behind is not weighed. */
final class WeighedServer implements AutoCloseable {
    /** Accounts beside the usual ones: caller0 and callee0, and so on. */
    static final int PAIRS = 8;

    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final int port;

    WeighedServer() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:MarkSweepAlwaysCompactCount=1", // it leaves dead bytes otherwise
                        "-cp",
                        System.getProperty("java.class.path"),
                        WeighedServer.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = Integer.parseInt(answers.readLine());
    }

    int port() {
        return port;
    }

    /** @return bytes that are left in the heap after a collection */
    long bytesInUse() throws IOException {
        questions.println("weigh");
        return Long.parseLong(answers.readLine());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Prints its port, then for each line it reads what it weighs. Ends with its input. */
    public static void main(String[] args) throws IOException {
        Duration ever = Duration.ofMinutes(5);
        Limits limits = TestLimits.with(ever, ever, Limits.DEFAULT.outboxBytes(), Limits.DEFAULT.resumeBytes());
        Timing timing = new Timing(ever, ever, ever, ever, ever, Duration.ofMillis(50));
        PrintWriter answers = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        System.setOut(System.err); // for the log
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (SignalServer server = new SignalServer(limits, timing)) {
            server.buffersLittle();
            server.house().journal().keepNothing();
            server.house().gate().openToGuests();
            for (int i = 0; i < PAIRS; i++) {
                server.house().account("Caller" + i);
                server.house().account("Callee" + i);
            }
            answers.println(server.port());
            while (questions.readLine() != null) {
                System.gc();
                answers.println(bytesLeftByTheCollector());
            }
        }
    }

    private static long bytesLeftByTheCollector() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
