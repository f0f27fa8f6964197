package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.CloseReason;
import app.parley.kernel.Limits;
import app.parley.kernel.UserId;
import app.parley.protocol.AuthResult.Denial;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.testing.Await;
import app.parley.testing.JsonClient;
import app.parley.testing.SignalServer;
import app.parley.testing.SocketClient;
import app.parley.testing.StompClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Protocol, sections 2 and 9, over real sockets. */
class CloseCodesTest {
    private final SignalServer server = new SignalServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private StompClient opens() {
        return new StompClient(server.ws(), Map.of());
    }

    @Test
    void connectByCookie() {
        try (StompClient client = new StompClient(server.ws(), Map.of("Cookie", "other=1; session=cookie-alice"))) {
            assertThat(client.connect().header("user")).isEqualTo("alice");
        }
    }

    @Test
    void disconnectIsAnsweredAndEndsWith1000() {
        try (StompClient alice = server.connects("alice")) {
            alice.disconnect();

            assertThat(alice.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void wrongCredentialsAreTold() {
        try (StompClient client = opens()) {
            client.send(Frame.of(
                    Command.CONNECT, "accept-version", "1.2", "host", "h", "login", "alice", "passcode", "no"));

            assertThat(client.next(Command.ERROR).header("code")).isEqualTo("unauthenticated");
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aDisabledAccountIsTold() {
        server.fixture().authenticator().deny("alice", Denial.DISABLED);
        try (StompClient client = opens()) {
            client.send(Frame.of(
                    Command.CONNECT, "accept-version", "1.2", "host", "h", "login", "alice", "passcode", "pw-alice"));

            assertThat(client.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void brokenFramesEndWith1002AfterAnError() {
        try (StompClient alice = server.connects("alice")) {
            alice.say("SEND\ndestination:/a\n\nbody");

            assertThat(alice.next(Command.ERROR).body()).contains("body");
            assertThat(alice.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void binaryEndsWith1003() {
        try (StompClient alice = server.connects("alice")) {
            alice.sayBinary(new byte[] {1});

            assertThat(alice.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void badUtf8EndsWith1007() throws IOException {
        byte[] cutOff = {'a', (byte) 0xC3, (byte) 0x28};
        byte[] overlong = {(byte) 0xC1, (byte) 0x81};
        byte[] halfAPair = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        for (byte[] bad : new byte[][] {cutOff, overlong, halfAPair}) {
            for (String dialect : new String[] {"v12.stomp", "json"}) {
                try (RawSocket raw = RawSocket.upgraded(server.port(), dialect)) {
                    raw.frame(0x81, bad);
                    int answer = raw.nextFrame();

                    assertThat(answer == 0x81 ? raw.nextFrame() : answer).isEqualTo(1007);
                }
            }
        }
    }

    @Test
    void aMessageMayHaveExactly64KibibytesAndNoMore() {
        try (StompClient alice = server.connects("alice")) {
            String head = "SEND\ndestination:/app/nowhere\n\n";
            String fits = head + "x".repeat(65_536 - head.length() - 1) + "\0";

            alice.say(fits);
            assertThat(alice.nextMessage("refused").header("code")).isEqualTo("no-such-destination");
            assertThat(alice.isOpen()).isTrue();

            alice.say(fits + "\n");
            assertThat(alice.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aMessageInFragmentsIsOneMessage() throws IOException {
        try (RawSocket raw = RawSocket.upgraded(server.port(), "json")) {
            raw.nextFrame();
            byte[] ping = "p".getBytes(StandardCharsets.UTF_8);
            raw.frame(0x01, "{\"type\":\"mes".getBytes(StandardCharsets.UTF_8));
            raw.frame(0x89, ping);
            raw.frame(0x80, "sage\"}".getBytes(StandardCharsets.UTF_8));

            assertThat(List.of(raw.nextFrame(), raw.nextFrame())).containsExactlyInAnyOrder(0x8A, 0x81);
        }
    }

    @Test
    void revokingASignInClosesItsSocketsWith4401() {
        try (StompClient alice = server.connects("alice");
                StompClient bob = server.connects("bob")) {
            server.fixture().hub().team().signOutCredential("login-alice");

            assertThat(alice.closeCode()).isEqualTo(4401);
            assertThat(bob.isOpen()).isTrue();
        }
    }

    @Test
    void removingAnAccountClosesItsSocketsWith4403() {
        try (StompClient alice = server.connects("alice")) {
            server.fixture().hub().team().signOutUser(new UserId("alice"), CloseReason.DISABLED, null);

            assertThat(alice.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void theNinthSocketOfAUserIsTooMany() {
        List<StompClient> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(server.connects("alice"));
        }
        try (StompClient ninth = opens()) {
            ninth.send(Frame.of(
                    Command.CONNECT, "accept-version", "1.2", "host", "h", "login", "alice", "passcode", "pw-alice"));
            assertThat(ninth.next(Command.ERROR).header("code")).isEqualTo("too-many");
            assertThat(ninth.closeCode()).isEqualTo(4429);
        }
        assertThat(SocketClient.refusalOf(server.ws(), "v12.stomp", Map.of("Cookie", "session=cookie-alice")))
                .isEqualTo(429);

        eight.remove(0).disconnect();

        Await.until(
                "let in again",
                SocketClient.PATIENCE,
                () -> SocketClient.refusalOf(server.ws(), "v12.stomp", Map.of("Cookie", "session=cookie-alice"))
                        == 101);
        eight.forEach(StompClient::close);
    }

    @Test
    void anAddressHasOnlySoManySockets() {
        List<SocketClient> open = new ArrayList<>();
        for (int i = 0; i < Limits.DEFAULT.socketsPerAddress(); i++) {
            open.add(new SocketClient(server.ws(), "json", Map.of()));
        }

        assertThat(SocketClient.refusalOf(server.ws(), "json", Map.of())).isEqualTo(429);

        open.forEach(SocketClient::close);
        Await.until("empty", SocketClient.PATIENCE, () -> server.routes().openSockets() == 0);
    }

    @Test
    void junkInTheJsonDialectEndsNobodysConnection() {
        server.fixture().authenticator().openToGuests();
        try (JsonClient zoe = JsonClient.named(server.bare(), "zoe");
                JsonClient yan = JsonClient.named(server.ws(), "yan")) {
            zoe.say("}{");

            assertThat(zoe.nextMessage("error").get("code").asText()).isEqualTo("bad-request");

            zoe.say(Map.of("type", "message", "text", "hi", "id", 1, "date", 2));

            assertThat(yan.nextMessage("message").get("name").asText()).isEqualTo("zoe");
        }
    }
}
