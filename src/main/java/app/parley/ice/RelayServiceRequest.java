package app.parley.ice;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends one request to a relay service. It follows no redirect, because the token is for that one address. */
final class RelayServiceRequest {
    private static final int MOST_BYTES = 65_536;
    private static final int OK = 2;

    private final RelayServiceSettings settings;
    private final Duration patience;
    private final HttpClient http;

    /** @param patience the timeout for the whole answer */
    RelayServiceRequest(RelayServiceSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** Contains the reason why there are no servers, without secrets. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    RelayServiceAnswer ask() throws Failure, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> asked = http.sendAsync(
                settings.kind()
                        .request(settings.url(), settings.token())
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(part -> keep(body, part))));
        int status = status(asked);
        if (status / 100 != OK) {
            throw new Failure("it answered with status " + status);
        }
        return RelayServiceAnswer.parse(body.toByteArray(), settings.kind().lifeUnlessSaid())
                .orElseThrow(() -> new Failure("its answer names no TURN server with a credential"));
    }

    private int status(CompletableFuture<HttpResponse<Void>> asked) throws Failure, InterruptedException {
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new Failure("it did not answer in time");
        } catch (ExecutionException e) {
            throw new Failure(reason(e.getCause()));
        } finally {
            asked.cancel(true);
        }
    }

    private static void keep(ByteArrayOutputStream body, byte[] part) {
        if (body.size() + part.length > MOST_BYTES) {
            throw new IllegalStateException("the answer is too long");
        }
        body.writeBytes(part);
    }

    /** Uses our own words, because the message of an exception may quote the request. */
    private static String reason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "its name leads nowhere";
            }
            if (cause instanceof HttpConnectTimeoutException || cause instanceof HttpTimeoutException) {
                return "it did not answer in time";
            }
            if (cause instanceof SSLException) {
                return "its certificate is not trusted, or TLS failed";
            }
        }
        return failure instanceof ConnectException
                ? "it could not be reached"
                : "its answer broke off, was too long or was not HTTP";
    }
}
