package app.parley.ice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A relay service on this machine, which answers as it is told. */
public final class FakeRelayApi implements AutoCloseable {
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile String asked = "";
    private volatile HttpHeaders headers;
    private volatile Answer answer;

    @FunctionalInterface
    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public FakeRelayApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", origin() + "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    void answerWithoutEnd() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(new byte[8_192]);
            }
        };
    }

    void answerNothing() {
        answer = exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body;
            headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            count.incrementAndGet();
            answer.give(exchange);
        }
    }

    /** Method, path and body of the last request. */
    String asked() {
        return asked;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    int count() {
        return count.get();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
