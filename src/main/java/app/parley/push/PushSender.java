package app.parley.push;

import app.parley.webhooks.TargetClient;
import app.parley.webhooks.TargetPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;

/** Sends single messages to push services (RFC 8030). Thread-safe. */
public final class PushSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Outcome FAILED = new Outcome(0, Duration.ZERO);

    private final PushEncryption encryption = new PushEncryption(new SecureRandom());
    private final TargetClient client;
    private final VapidKeys keys;
    private final InstantSource clock;

    /** @param privateAllowed whether messages may go to private networks */
    public PushSender(VapidKeys keys, boolean privateAllowed, InstantSource clock) {
        this.client = new TargetClient("push", new TargetPolicy(privateAllowed), PATIENCE);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What became of one attempt.
     *
     * @param status the HTTP status; 0 if no answer came
     * @param retryAfter when the push service wants to be asked again; zero where it does not say
     */
    record Outcome(int status, Duration retryAfter) {
        boolean isTaken() {
            return status >= 200 && status < 300;
        }

        /** The browser has gone, or subscribed anew. */
        boolean isGone() {
            return status == 404 || status == 410;
        }

        boolean isWorthAnotherTry() {
            return status == 0 || status == 429 || status >= 500;
        }
    }

    /**
     * Completes when the push service answered or failed to; never completes exceptionally.
     *
     * @param topic a later message of the same topic replaces one that the browser has not got yet
     */
    CompletableFuture<Outcome> send(PushSubscription to, byte[] message, Duration timeToLive, String topic) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try {
            send(to, message, timeToLive, topic, outcome);
        } catch (RuntimeException e) {
            outcome.complete(FAILED);
        }
        return outcome;
    }

    private void send(
            PushSubscription to,
            byte[] message,
            Duration timeToLive,
            String topic,
            CompletableFuture<Outcome> outcome) {
        byte[] body = encryption.encrypt(message, to.keys());
        String authorization = keys.authorization(to.endpoint(), clock.instant());
        Request request = client.post(to.endpoint())
                .headers(headers -> headers.add("TTL", Long.toString(Math.max(0, timeToLive.toSeconds())))
                        .add("Urgency", "high")
                        .add("Topic", topic)
                        .add("Content-Encoding", "aes128gcm")
                        .add("Authorization", authorization))
                .body(new BytesRequestContent("application/octet-stream", body));
        request.onResponseHeaders(response -> {
            outcome.complete(new Outcome(response.getStatus(), retryAfter(response)));
            CompletableFuture<Boolean> unused =
                    response.abort(new IllegalStateException("the answer's body is not read"));
        });
        request.send(result -> outcome.complete(FAILED));
    }

    /** Reads seconds; dates, which are rare here, count as not said. */
    private static Duration retryAfter(Response response) {
        HttpField field = response.getHeaders().getField("Retry-After");
        String value = field == null ? null : field.getValue();
        return value == null || !value.matches("\\d{1,6}") ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(value));
    }

    @Override
    public void close() {
        client.close();
    }
}
