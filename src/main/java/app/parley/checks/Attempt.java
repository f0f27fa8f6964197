package app.parley.checks;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The sockets of one run of one check. All of them are closed when it ends, and when its time is over, by which whoever reads from one gives up.
 * Thread-safe.
 */
public final class Attempt implements AutoCloseable {
    private static final Duration A_LITTLE = Duration.ofSeconds(1);

    private final long deadline;
    private final List<AutoCloseable> open = new ArrayList<>();
    private boolean closed;
    private volatile Target target = new Target("", "");

    /** @param patience for the whole run */
    Attempt(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
    }

    private Attempt(long deadline) {
        this.deadline = deadline;
    }

    /** For a part of the run that speaks to another server at the same time, and ends a little before. */
    Attempt part() throws IOException {
        return own(new Attempt(deadline - A_LITTLE.toNanos()));
    }

    /**
     * What a run speaks to at the moment, for people.
     *
     * @param host its name without the port
     */
    record Target(String name, String host) {}

    Target target() {
        return target;
    }

    /** Says what the next connection is to. */
    void speakTo(String name, String host) {
        target = new Target(name, host);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    /** A socket that speaks to that address only. */
    DatagramSocket udp(String host, int port) throws IOException {
        InetAddress address = InetAddress.getByName(bare(host));
        DatagramSocket socket = own(new DatagramSocket());
        socket.connect(address, port);
        return socket;
    }

    Socket tcp(String host, int port) throws IOException {
        InetAddress address = InetAddress.getByName(bare(host));
        Socket socket = own(new Socket());
        socket.connect(new InetSocketAddress(address, port), (int) Math.max(1, left().toMillis()));
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** As browsers do: the certificate must be for that host, and of somebody who is trusted. */
    SSLSocket tls(Supplier<SSLSocketFactory> factory, String host, int port) throws IOException {
        // Closing the one below ends this one too, and never waits.
        SSLSocket socket = (SSLSocket) factory.get().createSocket(tcp(host, port), bare(host), port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private <S extends AutoCloseable> S own(S socket) throws IOException {
        synchronized (open) {
            if (!closed) {
                open.add(socket);
                return socket;
            }
        }
        close(socket);
        throw new SocketTimeoutException("the time for this check is over");
    }

    boolean isOver() {
        return System.nanoTime() - deadline >= 0;
    }

    @Override
    public void close() {
        List<AutoCloseable> all;
        synchronized (open) {
            closed = true;
            all = List.copyOf(open);
            open.clear();
        }
        all.forEach(Attempt::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is gone all the same.
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
