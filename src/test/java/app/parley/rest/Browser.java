package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks as a browser on a page of the server would: with its cookie and its Origin. */
public final class Browser {
    private static final String SESSION = "parley_session";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI server;
    private final Map<String, String> otherCookies = new TreeMap<>();
    private String cookie = "";
    private String origin;

    Browser(URI server) {
        this.server = server;
        this.origin = server.toString();
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        HttpHeaders headers() {
            return response.headers();
        }

        byte[] bytes() {
            return response.body();
        }

        public Answer expect(int expected) {
            assertThat(status()).as(text()).isEqualTo(expected);
            return this;
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        /** What a reader could tell answers apart by: all but the number of the request. */
        JsonNode withoutItsNumber() {
            return ((ObjectNode) json()).without("requestId");
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String field(String pointer) {
            return json().at(pointer).asText();
        }

        String header(String name) {
            return headers().firstValue(name).orElse("");
        }

        /** The stable code of a problem, having checked that it is one. */
        String code() {
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().get("status").asInt()).isEqualTo(status());
            assertThat(json().get("detail").asText()).isNotBlank();
            return field("/code");
        }
    }

    /** The same browser, having been sent somewhere by a page of another site, or by no page. */
    Browser onPageOf(String otherOrigin) {
        Browser other = new Browser(server);
        other.cookie = cookie;
        other.otherCookies.putAll(otherCookies);
        other.origin = otherOrigin;
        return other;
    }

    Answer signIn(String username, String password) {
        return post("/session", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }

    public Answer get(String path, String... headers) {
        return ask("GET", "/api/v1" + path, null, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return ask("POST", "/api/v1" + path, body, headers);
    }

    Answer put(String path, String body, String... headers) {
        return ask("PUT", "/api/v1" + path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return ask("PATCH", "/api/v1" + path, body, headers);
    }

    Answer delete(String path, String... headers) {
        return ask("DELETE", "/api/v1" + path, null, headers);
    }

    /** @param headers names and values in turn; they win over what the browser would send */
    Answer ask(String method, String path, String body, String... headers) {
        return askWithBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer askWithBytes(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!cookie.isEmpty() || !otherCookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        if (origin != null && !method.equals("GET")) {
            request.header("Origin", origin);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Contract.ofThisVersion().check(response);
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String cookie() {
        return cookie;
    }

    void cookie(String value) {
        cookie = value;
    }

    /** Forgets all cookies but that of the session. */
    void forgetOtherCookies() {
        otherCookies.clear();
    }

    private void keep(String line) {
        String[] pair = line.substring(0, line.indexOf(';')).split("=", 2);
        if (pair[0].equals(SESSION)) {
            cookie = pair[1];
        } else {
            otherCookies.put(pair[0], pair[1]);
        }
    }

    private String cookies() {
        Map<String, String> all = new TreeMap<>(otherCookies);
        if (!cookie.isEmpty()) {
            all.put(SESSION, cookie);
        }
        return all.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("; "));
    }
}
