package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures time")
class SignInTimingTest {
    private final RestServer server = new RestServer();
    private final Browser browser = server.browser();

    @BeforeEach
    void aTeam() {
        server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void unknownAndKnownNamesTakeAsLong() {
        browser.signIn("ada", "warming up").expect(401);
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            known = Math.min(known, signIn("ada"));
            unknown = Math.min(unknown, signIn("nobody"));
        }

        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    private long signIn(String name) {
        long start = System.nanoTime();
        browser.signIn(name, "not the password").expect(401);
        return System.nanoTime() - start;
    }
}
