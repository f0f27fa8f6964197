package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.testing.SignalServer;
import app.parley.testing.StompClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sign in by sockets at once, and finding out who they are takes long. */
class SlowSignInsTest {
    /** More than a server has threads; fewer than sockets may come from one address. */
    private static final int MANY = 60;

    private final SignalServer server = new SignalServer();
    private final CountDownLatch databaseAnswers = new CountDownLatch(1);

    @AfterEach
    void stop() {
        databaseAnswers.countDown();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "cookie"})
    void thoseWhoAreInGoOnMeanwhileAndEverybodyGetsInAfterwards(String way) {
        try (StompClient alice = server.enters("alice");
                StompClient bob = server.enters("bob")) {
            server.fixture().authenticator().answerAfter(databaseAnswers);
            List<StompClient> many = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                server.fixture().account("Waiting" + i);
                many.add(asksIn(way, "waiting" + i));
            }

            alice.send("/app/rooms/standup", "{\"type\":\"reaction\",\"emoji\":\"+\"}");
            assertThat(bob.nextBody("reaction").path("emoji").asText()).isEqualTo("+");
            assertThat(many)
                    .noneMatch(waiting -> waiting.heard().stream().anyMatch(said -> said.contains("CONNECTED")));

            databaseAnswers.countDown();
            many.forEach(waiting -> waiting.next(Command.CONNECTED));
            many.forEach(StompClient::close);
        }
    }

    @Test
    void whatFollowsConnectAtOnceIsHandledAfterIt() {
        server.fixture().authenticator().answerAfter(databaseAnswers);
        try (StompClient eager = asksIn("cookie", "dave")) {
            eager.send(Frame.of(Command.SUBSCRIBE, "id", "0", "destination", "/topic/presence", "receipt", "first"));
            eager.send(Frame.of(Command.DISCONNECT, "receipt", "second"));
            databaseAnswers.countDown();
            eager.awaitReceipt("second");
            assertThat(eager.frames())
                    .filteredOn(frame -> frame.command() != Command.MESSAGE)
                    .extracting(frame -> frame.command() + " " + frame.header("receipt-id"))
                    .containsExactly("CONNECTED null", "RECEIPT first", "RECEIPT second");
        }
    }

    private StompClient asksIn(String way, String user) {
        boolean byCookie = way.equals("cookie");
        StompClient client =
                new StompClient(server.ws(), byCookie ? Map.of("Cookie", "session=cookie-" + user) : Map.of());
        client.send(
                byCookie
                        ? Frame.of(Command.CONNECT, "accept-version", "1.2", "host", "parley")
                        : Frame.of(
                                Command.CONNECT,
                                "accept-version",
                                "1.2",
                                "host",
                                "parley",
                                "login",
                                user,
                                "passcode",
                                "pw-" + user));
        return client;
    }
}
