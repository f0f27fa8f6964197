package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetupTest {
    private final RestServer server = new RestServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void freshInstallSaysThatItNeedsAnAccount() {
        assertThat(browser.get("/setup").expect(200).text()).isEqualTo("{\"needed\":true}");
    }

    @Test
    void firstAccountIsAnAdminAndSignedIn() {
        Answer made = setUp("ada", RestServer.SETUP_TOKEN).expect(201);

        assertThat(made.field("/role")).isEqualTo("admin");
        assertThat(browser.get("/session").expect(200).field("/user")).isEqualTo("ada");
    }

    @Test
    void firstAccountFindsARoom() {
        setUp("ada", RestServer.SETUP_TOKEN).expect(201);

        Answer rooms = browser.get("/rooms").expect(200);
        assertThat(rooms.field("/items/0/id")).isEqualTo("team-room");
        assertThat(rooms.field("/items/0/kind")).isEqualTo("team");
    }

    @Test
    void wrongTokenMakesNothing() {
        assertThat(setUp("ada", "guessed").expect(403).code()).isEqualTo("forbidden");
        assertThat(browser.get("/setup").field("/needed")).isEqualTo("true");
    }

    @Test
    void onceDoneItIsGoneWhateverIsSent() {
        setUp("ada", RestServer.SETUP_TOKEN).expect(201);

        assertThat(setUp("eve", RestServer.SETUP_TOKEN).expect(410).code()).isEqualTo("gone");
        setUp("eve", "guessed").expect(410);
        browser.post("/setup", "{}").expect(410);
        assertThat(browser.get("/setup").field("/needed")).isEqualTo("false");
    }

    @Test
    void ofTwoAtOnceExactlyOneWins() {
        List<Integer> statuses = Stream.of("ada", "bob", "cy", "dee")
                .map(name -> CompletableFuture.supplyAsync(() ->
                        setUp(server.browser(), name, RestServer.SETUP_TOKEN).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(201, 410, 410, 410);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Answer refused =
                browser.post("/setup", """
                {"token":"%s","username":"Ada!","displayName":"","password":"short"}
                """.formatted(RestServer.SETUP_TOKEN)).expect(422);

        assertThat(refused.json().get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactly("username", "displayName", "password");
    }

    private Answer setUp(String name, String token) {
        return setUp(browser, name, token);
    }

    private static Answer setUp(Browser browser, String name, String token) {
        return browser.post("/setup", """
                {"token":"%s","username":"%s","displayName":"Somebody","password":"%s"}
                """.formatted(token, name, RestServer.PASSWORD));
    }
}
