package app.parley.ws;

import app.parley.kernel.Limits;
import app.parley.testing.SignalServer;
import app.parley.testing.TestLimits;
import app.parley.testing.WeighedProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

/** Sockets and a hub whose heap is weighed. */
final class WeighedServer implements AutoCloseable {
    /** Accounts beside the usual ones: caller0 and callee0, and so on. */
    static final int PAIRS = 8;

    private final WeighedProcess process = new WeighedProcess(WeighedServer.class, Map.of());
    private final int port = Integer.parseInt(process.nextLine());

    int port() {
        return port;
    }

    /** @return bytes that are left in the heap after a collection */
    long bytesInUse() {
        return process.bytesInUse();
    }

    @Override
    public void close() {
        process.close();
    }

    public static void main(String[] args) throws IOException {
        Duration ever = Duration.ofMinutes(5);
        Limits limits = TestLimits.with(ever, ever, Limits.DEFAULT.outboxBytes(), Limits.DEFAULT.resumeBytes());
        SocketTimeouts timeouts = new SocketTimeouts(ever, ever, ever, ever, ever, Duration.ofMillis(50));
        PrintWriter answers = WeighedProcess.takeOutput();
        try (SignalServer server = new SignalServer(limits, timeouts)) {
            server.buffersLittle();
            server.fixture().journal().keepNothing();
            server.fixture().authenticator().openToGuests();
            for (int i = 0; i < PAIRS; i++) {
                server.fixture().account("Caller" + i);
                server.fixture().account("Callee" + i);
            }
            answers.println(server.port());
            WeighedProcess.answer(answers);
        }
    }
}
