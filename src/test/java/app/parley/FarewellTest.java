package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Whoever may no longer be here is gone from the sockets within two seconds, too. */
@Isolated("it measures time")
class FarewellTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final TestApp app = TestApp.start();

    @BeforeEach
    void aTeam() {
        app.setUp("alice", "Alice");
        app.join("alice", "bob", "Bob");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void signingOutClosesTheSocketsOfThatSignIn() {
        try (StompClient here = byCookie();
                StompClient elsewhere = StompClient.connected(app.socket(), "bob", RestClient.PASSWORD)) {
            app.delete("bob", "/api/v1/session");

            closes(here, 4401);
            assertThat(elsewhere.isOpen()).isTrue();
        }
    }

    @Test
    void aCookieThatWasShownAMomentAgoOpensNothingOnceItIsSignedOut() {
        String cookie = app.cookie("bob");
        try (StompClient before = StompClient.connectedByCookie(app.socket(), cookie)) {
            app.delete("bob", "/api/v1/session");
            closes(before, 4401);
        }

        try (StompClient after = new StompClient(app.socket(), Map.of("Cookie", cookie))) {
            after.send(Frame.of(Command.CONNECT, "accept-version", "1.2", "host", "parley"));

            closes(after, 4401);
        }
    }

    @Test
    void aNewPasswordClosesTheSocketsOfOtherSignIns() {
        try (StompClient here = byCookie();
                StompClient elsewhere = StompClient.connected(app.socket(), "bob", RestClient.PASSWORD)) {
            app.put("bob", "/api/v1/me/password", """
                    {"currentPassword":"%s","newPassword":"quite another one"}""".formatted(RestClient.PASSWORD));

            closes(elsewhere, 4401);
            assertThat(here.isOpen()).isTrue();
        }
    }

    @Test
    void disablingAnAccountClosesAllItsSocketsAndOpensNoMore() {
        try (StompClient here = byCookie();
                StompClient elsewhere = StompClient.connected(app.socket(), "bob", RestClient.PASSWORD)) {
            app.delete("alice", "/api/v1/users/bob");

            closes(here, 4403);
            closes(elsewhere, 4403);
        }
    }

    private StompClient byCookie() {
        return StompClient.connectedByCookie(app.socket(), app.cookie("bob"));
    }

    private static void closes(StompClient client, int code) {
        Await.until("closed", SOON, () -> !client.isOpen());
        assertThat(client.closeCode()).isEqualTo(code);
    }
}
