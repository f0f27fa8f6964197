package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.rest.http.RestSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private final RestServer server = new RestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void standOnEveryAnswer() {
        Browser ada = server.admin();
        for (String path : List.of(
                "/",
                "/login",
                "/nothing-here",
                "/vendor/stompjs/bundles/stomp.umd.min.js",
                "/health/live",
                "/api/v1/session",
                "/api/v1/nothing",
                "/api/v1/broken",
                "/api/v1/users?limit=x",
                "/%2e%2e/secret")) {
            expectAll(path, ada.ask("GET", path, null));
        }
        expectAll("no method", ada.put("/users", "{}"));
        expectAll("created", ada.post("/rooms", "{\"name\":\"Room\"}"));
    }

    private static void expectAll(String what, Answer answer) {
        assertThat(answer.header("Content-Security-Policy"))
                .as(what)
                .contains(
                        "frame-ancestors 'none'",
                        "default-src 'self'",
                        "require-trusted-types-for 'script'; trusted-types parley")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        assertThat(answer.header("Permissions-Policy"))
                .as(what)
                .isEqualTo("camera=(self), microphone=(self), display-capture=(self)");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as(what).isEqualTo("same-origin");
        assertThat(answer.header("Server")).as(what).isEmpty();
        assertThat(answer.header("X-Powered-By")).as(what).isEmpty();
        assertThat(answer.header("Strict-Transport-Security")).as(what).isEmpty();
        assertThat(answer.text()).as(what).doesNotContainIgnoringCase("jetty").doesNotContain("Javalin");
    }

    @Test
    void standOnAnswersToWhatIsHardlyHttp() throws IOException {
        for (String request :
                List.of("GET / HTTP/1.1\r\n\r\n", "GARBAGE\r\n\r\n", "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n")) {
            String answer = raw(request);
            assertThat(answer)
                    .as(request)
                    .startsWith("HTTP/1.1 400")
                    .contains("frame-ancestors 'none'", "nosniff", "Referrer-Policy: no-referrer");
            assertThat(answer).as(request).doesNotContainIgnoringCase("jetty");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void behindHttpsBrowsersAreToldToStay() {
        RestSettings https =
                new RestSettings(URI.create("https://meet.example.org"), Set.of(), List.of(), 512, 1_048_576, 32);
        try (RestServer secure = new RestServer(https)) {
            assertThat(secure.browser().ask("GET", "/", null).header("Strict-Transport-Security"))
                    .isEqualTo("max-age=31536000");
        }
    }

    @Test
    void whatStrangersForwardIsNotBelieved() {
        Answer answer = server.browser().ask("GET", "/", null, "X-Forwarded-Proto", "https");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
}
