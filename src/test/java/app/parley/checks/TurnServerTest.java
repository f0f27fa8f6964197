package app.parley.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnServerTest {
    @Test
    void urlsAreReadAsBrowsersReadThem() {
        assertThat(read("turn:turn.example.org")).isEqualTo("turn.example.org:3478 (UDP)");
        assertThat(read("turn:turn.example.org:80?transport=tcp")).isEqualTo("turn.example.org:80 (TCP)");
        assertThat(read("turns:turn.example.org")).isEqualTo("turn.example.org:5349 (TLS)");
        assertThat(read("turns:[2001:db8::1]:443?transport=tcp")).isEqualTo("[2001:db8::1]:443 (TLS)");
    }

    @Test
    void whatIsNoTurnServerIsNotSpokenTo() {
        for (String url : List.of(
                "stun:a",
                "http://a",
                "turn:",
                "turn:a:0",
                "turn:a:99999",
                "turns:a?transport=udp",
                "turn:u@a",
                "turn:a/b")) {
            assertThat(TurnServer.parse(url, "u", "p")).as(url).isEmpty();
        }
    }

    @Test
    void theCredentialIsNotShown() {
        assertThat(TurnServer.parse("turn:a", "user", "hush").orElseThrow().toString())
                .doesNotContain("hush", "user");
    }

    private static String read(String url) {
        return TurnServer.parse(url, "u", "p").orElseThrow().toString();
    }
}
