package app.parley.bench.calls;

import app.parley.Main;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Parley as a process of its own, with little memory, and people who ask it for calls. */
final class LogServer implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final Process process;
    private final String origin;

    /** @param memory as {@code -Xmx} has it */
    LogServer(Map<String, String> environment, String memory, Path collections) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-Xlog:gc:file=" + collections,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        builder.redirectErrorStream(true).environment().putAll(environment);
        builder.environment().put("PARLEY_SETUP_TOKEN", "bench-setup-token-0123456789");
        process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String ready = output.lines()
                .filter(line -> line.startsWith("Parley is ready at "))
                .findFirst()
                .orElseThrow(() -> new IOException("the server did not start"));
        Thread drain = new Thread(() -> output.lines().forEach(LogServer::showTrouble), "output");
        drain.setDaemon(true);
        drain.start();
        origin = ready.substring("Parley is ready at ".length());
    }

    @SuppressWarnings("SystemOut") // For the person at the terminal.
    private static void showTrouble(String line) {
        if (line.contains(" WARN ") || line.contains(" ERROR ")) {
            System.out.println("the server says: " + line);
        }
    }

    /** Makes the admin's account and a member's, unless an earlier run did, and signs them in. */
    void furnish(String admin, String member) throws IOException {
        if (get(admin, "/setup").contains("false")) {
            post(admin, "/session", Map.of("username", admin, "password", PASSWORD));
            post(member, "/session", Map.of("username", member, "password", PASSWORD));
            return;
        }
        post(
                admin,
                "/setup",
                Map.of(
                        "token",
                        "bench-setup-token-0123456789",
                        "username",
                        admin,
                        "displayName",
                        admin,
                        "password",
                        PASSWORD));
        post(
                admin,
                "/users",
                Map.of("username", member, "displayName", member, "password", PASSWORD, "role", "member"));
        post(member, "/session", Map.of("username", member, "password", PASSWORD));
    }

    private void post(String who, String path, Map<String, String> body) throws IOException {
        HttpRequest request = request(who, path)
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new ObjectMapper().writeValueAsBytes(body)))
                .build();
        HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        answer.headers().firstValue("Set-Cookie").ifPresent(cookie -> cookies.put(who, cookie.split(";", 2)[0]));
    }

    String get(String who, String path) throws IOException {
        HttpResponse<String> answer = send(request(who, path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Reads all of an answer and keeps nothing. @return bytes */
    long download(String who, String path) throws IOException {
        long bytes = 0;
        byte[] chunk = new byte[65_536];
        try (var body =
                send(request(who, path).build(), BodyHandlers.ofInputStream()).body()) {
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                bytes += count;
            }
        }
        return bytes;
    }

    /** Has the garbage collector run, so that its log ends with what the server holds. */
    void collect() throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path));
        if (cookies.containsKey(who)) {
            request.header("Cookie", cookies.get(who));
        }
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
