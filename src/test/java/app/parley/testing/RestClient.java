package app.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several people's browsers, as far as REST goes: each with its cookie. */
public class RestClient {
    public static final String PASSWORD = "correct horse battery";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String origin;
    private String page;
    private final HttpClient http;
    private final Map<String, String> cookies = new HashMap<>();

    public RestClient(String origin) {
        this(origin, HttpClient.newHttpClient());
    }

    /** @param http trusts the server, for instance */
    public RestClient(String origin, HttpClient http) {
        this.http = http;
        this.origin = origin;
        this.page = origin;
    }

    /** From now on as on a page of this origin: what a server says that is reached under another name. */
    public void actAs(String publicOrigin) {
        page = publicOrigin;
    }

    /** The same people, signed in as they are, at another address. */
    public RestClient at(String other) {
        RestClient there = new RestClient(other, http);
        there.cookies.putAll(cookies);
        return there;
    }

    public String origin() {
        return origin;
    }

    public URI socket() {
        return URI.create(origin.replaceFirst("http", "ws") + "/ws");
    }

    /** Makes the first account, an admin. */
    public void setUp(String setupLink, String username, String displayName) {
        String token = setupLink.replaceFirst(".*token=", "");
        keepCookie(
                username,
                post(
                        null,
                        "/api/v1/setup",
                        account(username, displayName).replace("{", "{\"token\":\"" + token + "\",")));
    }

    /** Invites somebody and accepts for them. */
    public void join(String inviter, String username, String displayName) {
        String code = invite(inviter).replaceFirst(".*/", "");
        keepCookie(username, post(null, "/api/v1/invites/" + code + "/accept", account(username, displayName)));
    }

    /** @return the link of an invite for one account */
    public String invite(String inviter) {
        return json(post(inviter, "/api/v1/invites", "{\"kind\":\"account\",\"maxUses\":1}"))
                .get("url")
                .asText();
    }

    private static String account(String username, String displayName) {
        return """
                {"username":"%s","displayName":"%s","password":"%s"}""".formatted(username, displayName, PASSWORD);
    }

    private void signIn(String username) {
        keepCookie(username, post(null, "/api/v1/session", """
                {"username":"%s","password":"%s"}""".formatted(username, PASSWORD)));
    }

    /** The value for a Cookie header; signs in where that has not happened yet. */
    public String cookie(String username) {
        if (!cookies.containsKey(username)) {
            signIn(username);
        }
        return cookies.get(username);
    }

    /** @return the secret of a new API token of this person's */
    public String token(String username, String scope) {
        return json(post(username, "/api/v1/tokens", "{\"name\":\"test\",\"scopes\":[\"" + scope + "\"]}"))
                .get("secret")
                .asText();
    }

    /** The log as this person may see it, newest first. */
    public List<JsonNode> calls(String username) {
        List<JsonNode> calls = new ArrayList<>();
        json(get(username, "/api/v1/calls")).get("items").forEach(calls::add);
        return calls;
    }

    public HttpResponse<String> get(String username, String path) {
        return send(username, path, HttpRequest.newBuilder().GET());
    }

    public HttpResponse<String> post(String username, String path, String body) {
        return send(username, path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> patch(String username, String path, String body) {
        return send(username, path, HttpRequest.newBuilder().method("PATCH", BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String username, String path, String body) {
        return send(username, path, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> delete(String username, String path) {
        return send(username, path, HttpRequest.newBuilder().DELETE());
    }

    public HttpResponse<String> options(String path) {
        return send(null, path, HttpRequest.newBuilder().method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(String username, String path, HttpRequest.Builder request) {
        request.uri(URI.create(origin + path)).header("Origin", page).header("Content-Type", "application/json");
        if (username != null) {
            request.header("Cookie", cookie(username));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            Contract.ofThisVersion().check(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Knows from now on who was signed in by that answer, under a name of the test's. */
    public void keep(String name, HttpResponse<String> answer) {
        keepCookie(name, answer);
    }

    private void keepCookie(String username, HttpResponse<String> answer) {
        String cookie = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
        cookies.put(username, cookie.split(";", 2)[0]);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
