package app.parley.webhooks;

import app.parley.kernel.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP client for URLs that users give. It checks the resolved address of each connection, the very address that it
 * then connects to. Thread-safe.
 */
public final class TargetClient implements AutoCloseable {
    private static final URI ANY = URI.create("http://localhost/");

    private final HttpClient http = new HttpClient();
    private final TargetPolicy targetPolicy;
    private final Duration patience;
    private boolean isClosed;

    /**
     * @param name of its threads
     * @param patience how long a request may take
     */
    public TargetClient(String name, TargetPolicy targetPolicy, Duration patience) {
        this.targetPolicy = targetPolicy;
        this.patience = patience;
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setName(name);
        threads.setDaemon(true);
        http.setExecutor(threads);
        http.setFollowRedirects(false);
        http.setConnectTimeout(patience.toMillis() / 2);
        http.setUserAgentField(null);
        http.setMaxConnectionsPerDestination(4);
        http.setSocketAddressResolver(new Resolver());
        http.getProtocolHandlers().clear();
    }

    /** Starts with the first request: it loads all of TLS, and keeps threads, which most servers never need. */
    private synchronized HttpClient started() {
        if (isClosed) {
            throw new RejectedExecutionException("the server ends");
        }
        if (!http.isStarted()) {
            LifeCycle.start(http);
        }
        return http;
    }

    /**
     * Begins a request; its headers and body follow.
     *
     * @throws RuntimeException if the client cannot start, or is closed
     */
    public Request post(URI url) {
        HostPort target = HostPort.of(url).orElseThrow(() -> new IllegalArgumentException("the target has no host"));
        HttpScheme scheme = HttpScheme.HTTPS.is(url.getScheme()) ? HttpScheme.HTTPS : HttpScheme.HTTP;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        // Sets the address part by part, because Jetty asks the URI for its host, and Java's URI has no host if the
        // name has an underscore.
        return started()
                .POST(ANY)
                .scheme(scheme.asString())
                .host(target.host())
                .port(target.port() < 0 ? scheme.getDefaultPort() : target.port())
                .path(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        LifeCycle.stop(http);
    }

    private final class Resolver implements SocketAddressResolver {
        @Override
        public void resolve(
                String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
            http.getExecutor().execute(() -> {
                try {
                    List<InetAddress> allowed = targetPolicy.allowed(Arrays.asList(InetAddress.getAllByName(host)));
                    if (allowed.isEmpty()) {
                        promise.failed(new IllegalArgumentException("the target's address is private"));
                        return;
                    }
                    promise.succeeded(allowed.stream()
                            .map(address -> new InetSocketAddress(address, port))
                            .toList());
                } catch (UnknownHostException e) {
                    promise.failed(e);
                }
            });
        }
    }
}
