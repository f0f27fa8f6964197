package app.parley.button;

import app.parley.testing.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A platform's router: ends TLS, says for whom it asks, and cuts a connection on which nothing moved for 55 s. Each
 * request has a connection of its own.
 */
final class Router implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(55);
    private static final int LOOK_EVERY_MS = 500;

    private final ServerSocket listener;
    private final int dyno;
    private final AtomicInteger cut = new AtomicInteger();

    Router(TestCertificate certificate, int dyno) {
        this.dyno = dyno;
        try {
            listener = certificate
                    .server()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        run("router", this::accept);
    }

    String origin() {
        return "https://localhost:" + listener.getLocalPort();
    }

    /** How many connections were cut because they were idle. */
    int cut() {
        return cut.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                run("routed", () -> route(client));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void route(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), dyno)) {
            server.getOutputStream().write(forwarded(head(client.getInputStream())));
            AtomicLong moved = new AtomicLong(System.nanoTime());
            Thread back = run("back", () -> pump(server, client, moved));
            pump(client, server, moved);
            back.join();
        } catch (IOException | InterruptedException e) {
            // The client sees it as what it is: a connection that ended.
        }
    }

    private static byte[] head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = from.read();
            if (next < 0) {
                throw new IOException("no whole request");
            }
            head.write(next);
        }
        return head.toByteArray();
    }

    private static byte[] forwarded(byte[] head) {
        String request = new String(head, StandardCharsets.ISO_8859_1);
        boolean upgrade = request.toLowerCase(Locale.ROOT).contains("\r\nupgrade: websocket");
        String own = "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 443\r\n"
                + (upgrade ? "" : "Connection: close\r\n");
        String rest = upgrade ? request : request.replaceAll("(?im)^connection: .*\r\n", "");
        return rest.replaceFirst("\r\n", "\r\n" + own).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Either way counts as movement; the end of one way is the end of both. */
    private void pump(Socket from, Socket to, AtomicLong moved) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            from.setSoTimeout(LOOK_EVERY_MS);
            OutputStream out = to.getOutputStream();
            while (true) {
                try {
                    int read = from.getInputStream().read(buffer);
                    if (read < 0) {
                        return;
                    }
                    moved.set(System.nanoTime());
                    out.write(buffer, 0, read);
                    out.flush();
                } catch (SocketTimeoutException e) {
                    if (System.nanoTime() - moved.get() > IDLE.toNanos()) {
                        cut.incrementAndGet();
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // The other way has ended, or one of the two is gone.
        }
    }

    private static Thread run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
