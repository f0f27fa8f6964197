package app.parley.webhooks;

import app.parley.webhooks.DeliveryRepository.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.StringRequestContent;
import org.jspecify.annotations.Nullable;

/** Makes single delivery attempts as the Standard Webhooks specification says. Thread-safe. */
public final class WebhookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TargetClient client;
    private final InstantSource clock;

    public WebhookSender(TargetPolicy targetPolicy, InstantSource clock) {
        this.client = new TargetClient("webhooks", targetPolicy, PATIENCE);
        this.clock = clock;
    }

    /** Completes when the target answered or failed to answer; never completes exceptionally. */
    public CompletableFuture<Outcome> post(Webhook webhook, String event, String body) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        long start = System.nanoTime();
        try {
            send(webhook, event, body, start, outcome);
        } catch (RuntimeException e) {
            outcome.complete(failed(e, null, millisecondsSince(start)));
        }
        return outcome;
    }

    private void send(Webhook webhook, String event, String body, long start, CompletableFuture<Outcome> outcome) {
        long timestamp = clock.instant().getEpochSecond();
        Request request = client.post(webhook.url())
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
    }

    private static Outcome failed(Throwable failure, @Nullable Response response, long milliseconds) {
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

    @Override
    public void close() {
        client.close();
    }
}
