package app.parley.webhooks;

import app.parley.kernel.HostPort;
import app.parley.webhooks.DeliveryRepository.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Owns the HTTP client, and makes single delivery attempts as the Standard Webhooks specification says. Thread-safe. It
 * checks the resolved address of each connection, the very address that it then connects to.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final URI ANY = URI.create("http://localhost/");

    private final HttpClient http = new HttpClient();
    private final TargetPolicy targetPolicy;
    private final InstantSource clock;

    public WebhookSender(TargetPolicy targetPolicy, InstantSource clock) {
        this.targetPolicy = targetPolicy;
        this.clock = clock;
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setName("webhooks");
        threads.setDaemon(true);
        http.setExecutor(threads);
        http.setFollowRedirects(false);
        http.setConnectTimeout(PATIENCE.toMillis() / 2);
        http.setUserAgentField(null);
        http.setMaxConnectionsPerDestination(4);
        http.setSocketAddressResolver(new Resolver());
        http.getProtocolHandlers().clear();
        LifeCycle.start(http);
    }

    /** Completes when the target answered or failed to answer; never completes exceptionally. */
    public CompletableFuture<Outcome> post(Webhook webhook, String event, String body) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        long start = System.nanoTime();
        long timestamp = clock.instant().getEpochSecond();
        Request request = request(webhook.url())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .headers(headers -> headers.add("webhook-id", event)
                        .add("webhook-timestamp", Long.toString(timestamp))
                        .add("webhook-signature", Signature.of(webhook.secret(), event, timestamp, body))
                        .add("User-Agent", "Parley"))
                .body(new StringRequestContent("application/json", body, StandardCharsets.UTF_8));
        // Only the status counts, so the sender does not wait for the body.
        request.onResponseHeaders(response -> {
            outcome.complete(new Outcome(response.getStatus(), null, millisecondsSince(start)));
            CompletableFuture<Boolean> unused =
                    response.abort(new IllegalStateException("the answer's body is not read"));
        });
        request.send(result ->
                outcome.complete(failed(result.getFailure(), result.getResponse(), millisecondsSince(start))));
        return outcome;
    }

    private static Outcome failed(Throwable failure, Response response, long milliseconds) {
        if (response != null && response.getStatus() > 0) {
            return new Outcome(response.getStatus(), null, milliseconds);
        }
        String name = failure.getClass().getSimpleName();
        String error = failure.getMessage() == null ? name : name + ": " + failure.getMessage();
        return new Outcome(null, error, milliseconds);
    }

    private static long millisecondsSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private Request request(URI url) {
        HostPort target = HostPort.of(url).orElseThrow(() -> new IllegalArgumentException("the target has no host"));
        HttpScheme scheme = HttpScheme.HTTPS.is(url.getScheme()) ? HttpScheme.HTTPS : HttpScheme.HTTP;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        // Sets the address part by part, because Jetty asks the URI for its host, and Java's URI has no host if the
        // name has an underscore.
        return http.POST(ANY)
                .scheme(scheme.asString())
                .host(target.host())
                .port(target.port() < 0 ? scheme.getDefaultPort() : target.port())
                .path(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    @Override
    public void close() {
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
