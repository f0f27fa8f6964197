package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownBrowsersTest {
    private final RestServer server = new RestServer();
    private final Browser ada = server.firstAdmin();
    private final Browser bob = server.newMember(ada, "bob");

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode told() {
        return ada.get("/audit?action=sign-in.elsewhere").expect(200).json().get("items");
    }

    @Test
    void aSignInFromABrowserThatTheAccountDoesNotKnowIsTold() {
        assertThat(told()).isEmpty();
        bob.delete("/session").expect(204);
        bob.signIn("bob", RestServer.PASSWORD).expect(200);
        assertThat(told()).as("the same browser").isEmpty();

        server.clock.advance(Duration.ofSeconds(1));
        Browser other = server.browser();
        other.signIn("bob", RestServer.PASSWORD).expect(200);
        JsonNode entry = told().get(0);
        JsonNode sessions = bob.get("/me/sessions").expect(200).json().get("items");
        assertThat(entry.get("actor").asText()).isEqualTo("bob");
        assertThat(entry.get("target").asText())
                .isEqualTo(sessions.get(1).get("id").asText());
        assertThat(sessions.get(0).get("elsewhere").asBoolean()).isFalse();
        assertThat(sessions.get(1).get("elsewhere").asBoolean()).isTrue();

        other.signIn("bob", RestServer.PASSWORD).expect(200);
        assertThat(told()).as("known from now on").hasSize(1);
        other.delete("/session").expect(204);
        other.signIn("ada", RestServer.PASSWORD).expect(200);
        assertThat(told()).as("known to bob alone").hasSize(2);
    }

    @Test
    void whoeverIsSignedInIsKnownWithoutTheCookie() {
        bob.forgetOtherCookies();
        bob.signIn("bob", RestServer.PASSWORD).expect(200);
        assertThat(told()).isEmpty();
    }

    @Test
    void noCookieOfOnesOwnMakingIsKnownAndWhatIsKeptIsAHash() {
        server.browser()
                .post(
                        "/session",
                        "{\"username\":\"bob\",\"password\":\"%s\"}".formatted(RestServer.PASSWORD),
                        "Cookie",
                        "parley_browser=" + "A".repeat(43))
                .expect(200);
        assertThat(told()).hasSize(1);
        List<String> hashes = server.database.query(handle -> handle.select("SELECT browser_hash FROM known_browsers")
                .mapTo(String.class)
                .list());
        assertThat(hashes).hasSize(3).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }
}
