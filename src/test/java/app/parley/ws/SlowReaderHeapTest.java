package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.Limits;
import app.parley.testing.SignalingFixture;
import app.parley.testing.StompClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients cost that read nothing while they are sent ever more, each of it for them alone. */
class SlowReaderHeapTest {
    private static final String ROOM = "/app/rooms/" + SignalingFixture.STANDUP;
    private static final String SIGNAL = "{\"type\":\"hang-up\",\"x\":\"" + "x".repeat(60_000) + "\"}";
    private static final int SLOW = 6;
    private static final int ROUNDS = 12;
    private static final int SIGNALS_A_ROUND = 4;
    private static final long MOST = 2 * 1_048_576; // bytes for each, by the protocol's promise
    private static final int LITTLE = 32_768;

    @Test
    void eachCostsUnderTwoMebibytesAndItsNeighboursLoseNothing() throws IOException {
        List<RawSocket> slow = new ArrayList<>();
        try (WeighedServer server = new WeighedServer();
                StompClient bob = enters(server, "bob");
                StompClient carol = enters(server, "carol")) {
            List<String> peers = new ArrayList<>();
            for (int i = 0; i < SLOW; i++) {
                slow.add(entersAndReadsNothing(server));
                JsonNode joined = bob.nextBody("joined");
                if (joined.at("/peer/user").asText().equals("carol")) {
                    joined = bob.nextBody("joined");
                }
                peers.add(joined.at("/peer/peer").asText());
            }

            long before = server.bytesInUse();
            long most = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < SIGNALS_A_ROUND; i++) {
                    peers.forEach(peer -> bob.send(ROOM + "/peers/" + peer, SIGNAL));
                }
                bob.sendAndWait(ROOM, "{\"type\":\"message\",\"id\":\"%d\",\"text\":\"round\"}".formatted(round));
                most = Math.max(most, server.bytesInUse() - before);
            }

            assertThat(most / SLOW).isBetween(Limits.DEFAULT.outboxBytes() / 2L, MOST);
            for (RawSocket reader : slow) {
                assertThat(closeCode(reader)).isEqualTo(4408);
            }
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(carol.nextBody("message").get("id").asInt()).isEqualTo(round);
            }
        } finally {
            for (RawSocket reader : slow) {
                reader.close();
            }
        }
    }

    private static StompClient enters(WeighedServer server, String user) {
        StompClient client =
                StompClient.connected(URI.create("ws://127.0.0.1:" + server.port() + "/ws"), user, "pw-" + user);
        client.subscribe("room", "/topic/rooms/" + SignalingFixture.STANDUP);
        return client;
    }

    private static RawSocket entersAndReadsNothing(WeighedServer server) throws IOException {
        RawSocket alice = RawSocket.upgraded(server.port(), "v12.stomp");
        alice.socket().setReceiveBufferSize(LITTLE);
        say(alice, "CONNECT\naccept-version:1.2\nhost:h\nlogin:alice\npasscode:pw-alice\n\n\0");
        say(alice, "SUBSCRIBE\nid:1\ndestination:/topic/rooms/standup\n\n\0");
        return alice;
    }

    private static void say(RawSocket raw, String frame) throws IOException {
        raw.frame(0x81, frame.getBytes(StandardCharsets.UTF_8));
    }

    private static int closeCode(RawSocket reader) throws IOException {
        reader.socket().setReceiveBufferSize(Limits.DEFAULT.outboxBytes());
        int heard = 0x81;
        while (heard == 0x81) {
            heard = reader.nextFrame();
        }
        return heard;
    }
}
