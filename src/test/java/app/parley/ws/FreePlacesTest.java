package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.Limits;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocol, section 9: at a limit, whoever hears that a connection is over finds its place free. */
class FreePlacesTest {
    private static final int BINARY = 0x82;
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;

    private final SignalServer server = new SignalServer();
    private final List<SocketClient> others = new ArrayList<>();

    @AfterEach
    void stop() {
        others.forEach(SocketClient::close);
        server.close();
    }

    /** A socket of Alice's that never answers a close frame. */
    private RawSocket connects() throws IOException {
        RawSocket raw = RawSocket.upgraded(server.port(), "v12.stomp");
        raw.frame(TEXT, bytes("CONNECT\naccept-version:1.2\nlogin:alice\npasscode:pw-alice\n\n\0"));
        return raw;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void allButOneOfAlices() {
        for (int i = 1; i < Limits.DEFAULT.socketsPerUser(); i++) {
            others.add(server.connects("alice"));
        }
    }

    @ParameterizedTest
    @CsvSource({"NONSENSE, ERROR", "'DISCONNECT\nreceipt:1\n\n', RECEIPT"})
    void aUserWhoHearsTheLastWordMayConnectAgain(String frame, String answer) throws IOException {
        try (RawSocket last = connects()) {
            allButOneOfAlices();
            assertThat(last.nextText()).startsWith("CONNECTED");

            last.frame(TEXT, bytes(frame + "\0"));

            assertThat(last.nextText()).startsWith(answer);
            assertThat(server.connects("alice").isOpen()).isTrue();
        }
    }

    @Test
    void aUserWhoHearsTheCloseFrameMayConnectAgain() throws IOException {
        try (RawSocket unmasked = connects();
                RawSocket binary = connects();
                RawSocket closing = connects();
                RawSocket signedOut = connects()) {
            for (RawSocket raw : new RawSocket[] {unmasked, binary, closing, signedOut}) {
                assertThat(raw.nextText()).startsWith("CONNECTED");
            }
            for (int i = 4; i < Limits.DEFAULT.socketsPerUser(); i++) {
                others.add(server.connects("alice"));
            }

            unmasked.write(new byte[] {(byte) TEXT, 1, 'x'});
            assertThat(unmasked.nextFrame()).isEqualTo(1002);
            others.add(server.connects("alice"));

            binary.frame(BINARY, new byte[] {1});
            assertThat(binary.nextFrame()).isEqualTo(1003);
            others.add(server.connects("alice"));

            closing.frame(CLOSE, new byte[] {3, (byte) 0xE8});
            assertThat(closing.nextFrame()).isEqualTo(1000);
            others.add(server.connects("alice"));

            server.fixture().hub().team().signOutCredential("login-alice");
            assertThat(signedOut.nextFrame()).isEqualTo(4401);
            assertThat(server.connects("alice").isOpen()).isTrue();
        }
    }

    @Test
    void whoTakesASessionOverNeedsNoFurtherPlace() throws IOException {
        try (RawSocket older = connects()) {
            Frame connected = new FrameCodec(32, 1_024).parse(older.nextText());
            allButOneOfAlices();
            try (StompClient newer = new StompClient(server.ws(), Map.of())) {
                String token = connected.header("resume-token");

                Frame again = newer.connect("login", "alice", "passcode", "pw-alice", "resume", token);

                assertThat(again.header("resumed")).isEqualTo("true");
                assertThat(older.nextFrame()).isEqualTo(4409);
            }
        }
    }

    @Test
    void theTokenOfWhomTooManySocketsKeepOutStaysGood() throws IOException {
        String token;
        try (StompClient gone = new StompClient(server.ws(), Map.of())) {
            token = gone.connect("login", "alice", "passcode", "pw-alice").header("resume-token");
        }
        allButOneOfAlices();
        try (RawSocket last = connects();
                StompClient ninth = new StompClient(server.ws(), Map.of());
                StompClient later = new StompClient(server.ws(), Map.of())) {
            last.nextText();
            ninth.say("CONNECT\naccept-version:1.2\nlogin:alice\npasscode:pw-alice\nresume:" + token + "\n\n\0");
            assertThat(ninth.closeCode()).isEqualTo(4429);
            last.frame(TEXT, bytes("DISCONNECT\nreceipt:1\n\n\0"));
            assertThat(last.nextText()).startsWith("RECEIPT");

            Frame resumed = later.connect("login", "alice", "passcode", "pw-alice", "resume", token);

            assertThat(resumed.header("resumed")).isEqualTo("true");
        }
    }

    @Test
    void anAddressThatHearsTheLastWordMayConnectAgain() throws IOException {
        try (RawSocket last = connects()) {
            assertThat(last.nextText()).startsWith("CONNECTED");
            for (int i = 1; i < Limits.DEFAULT.socketsPerAddress(); i++) {
                others.add(new SocketClient(server.ws(), "json", Map.of()));
            }

            last.frame(BINARY, new byte[] {1});

            assertThat(last.nextFrame()).isEqualTo(1003);
            assertThat(SocketClient.refusalOf(server.ws(), "json", Map.of())).isEqualTo(101);
        }
    }

    private static void awaitJoined(RawSocket raw) throws IOException {
        String heard = raw.nextText();
        while (!heard.contains("\ntype:joined\n")) {
            heard = raw.nextText();
        }
    }

    @Test
    void inAFullRoomThePlaceOfWhoIsSentAwayIsFree() throws IOException {
        try (RawSocket last = connects()) {
            last.nextText();
            last.frame(TEXT, bytes("SUBSCRIBE\nid:1\ndestination:/topic/rooms/standup\nreceipt:in\n\n\0"));
            assertThat(last.nextText()).startsWith("MESSAGE");
            assertThat(last.nextText()).startsWith("RECEIPT");
            for (int i = 1; i < 8; i++) {
                others.add(server.enters("bob"));
                awaitJoined(last);
            }

            last.frame(TEXT, bytes("NONSENSE\n\n\0"));

            assertThat(last.nextText()).startsWith("ERROR");
            assertThat(server.enters("carol").nextMessage("room").body()).contains("\"user\":\"carol\"");
        }
    }
}
