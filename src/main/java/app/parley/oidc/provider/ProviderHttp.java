package app.parley.oidc.provider;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the provider. Follows no redirect, because what is sent is for one address only; an answer has a limit in time
 * and in length. Thread-safe.
 */
final class ProviderHttp implements ResourceRetriever {
    private static final int MOST_BYTES = 262_144;
    private static final int OK = 200;

    private final Duration patience;
    private final HttpClient http;

    /** @param patience the timeout for one whole answer */
    ProviderHttp(Duration patience) {
        this.patience = patience;
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    String get(URI uri) throws IOException {
        Answer answer = send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
        if (answer.head().statusCode() != OK) {
            throw new IOException("it answered with status " + answer.head().statusCode());
        }
        return answer.text();
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(get(URI.create(url.toString())), "application/json");
    }

    /** Sends a request that the SDK has made. */
    HTTPResponse send(HTTPRequest request) throws IOException, ParseException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        String body = request.getBody();
        builder.method(
                request.getMethod().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        Answer answer = send(builder);
        HTTPResponse response = new HTTPResponse(answer.head().statusCode());
        Optional<String> type = answer.head().headers().firstValue("Content-Type");
        if (type.isPresent()) {
            response.setContentType(type.get());
        } else {
            response.setEntityContentType(ContentType.APPLICATION_JSON);
        }
        response.setBody(answer.text());
        return response;
    }

    private record Answer(HttpResponse<Void> head, String text) {}

    private Answer send(HttpRequest.Builder request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> asked = http.sendAsync(
                request.build(), BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(part -> keep(body, part))));
        try {
            HttpResponse<Void> head = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(head, body.toString(StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("it did not answer in time", e);
        } catch (ExecutionException e) {
            // In our own words, because the message of an exception may quote the request.
            throw new IOException("it could not be reached, or its answer broke off or was too long", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server ends", e);
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
}
