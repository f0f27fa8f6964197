package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.SignalServer;
import app.parley.testing.SocketClient;
import app.parley.testing.StompClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Protocol, section 1: endpoint and dialects. */
class UpgradeTest {
    private final SignalServer server = new SignalServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void stompIsSpokenAtWs() {
        try (SocketClient client = new SocketClient(server.ws(), "v12.stomp", Map.of())) {
            assertThat(client.subprotocol()).isEqualTo("v12.stomp");
        }
    }

    @Test
    void jsonIsSpokenAtWsAndAtTheBareOrigin() {
        for (URI uri : new URI[] {server.ws(), server.bare()}) {
            try (SocketClient client = new SocketClient(uri, "json", Map.of())) {
                assertThat(client.subprotocol()).isEqualTo("json");
                assertThat(client.next(text -> true)).contains("\"type\":\"id\"");
            }
        }
    }

    @Test
    void stompIsPreferredWhicheverIsOfferedFirst() throws IOException {
        String answer = handshake("/ws", "Sec-WebSocket-Protocol: json, v12.stomp", "Sec-WebSocket-Version: 13");

        assertThat(answer).startsWith("HTTP/1.1 101").contains("Sec-WebSocket-Protocol: v12.stomp\r\n");
    }

    @Test
    void compressionIsNeverNegotiatedAndNoSessionIsMade() throws IOException {
        String answer = handshake(
                "/ws",
                "Sec-WebSocket-Protocol: json",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Extensions: permessage-deflate");

        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContain("Extensions", "Set-Cookie");
    }

    @Test
    void whoOffersNoSubprotocolSpeaksStompAndIsAnsweredWithoutTheHeader() throws IOException {
        String answer = handshake("/ws", "Sec-WebSocket-Version: 13");

        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Protocol");
        try (SocketClient client = new SocketClient(server.ws(), "", Map.of())) {
            client.say("CONNECT\naccept-version:1.2\nlogin:alice\npasscode:pw-alice\n\n\0");

            assertThat(client.next(text -> true)).startsWith("CONNECTED\n");
        }
    }

    @Test
    void atTheBareOriginJsonHasToBeOffered() throws IOException {
        assertThat(handshake("/", "Sec-WebSocket-Version: 13")).startsWith("HTTP/1.1 400");
    }

    @Test
    void withoutAKnownSubprotocolTheAnswerNamesBoth() throws IOException {
        assertThat(handshake("/ws", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: v10.stomp"))
                .startsWith("HTTP/1.1 400")
                .contains("v12.stomp", "json");
        assertThat(handshake("/", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: v12.stomp"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void anotherVersionOfWebSocketIsToldTheOneSpoken() throws IOException {
        assertThat(handshake("/ws", "Sec-WebSocket-Version: 8", "Sec-WebSocket-Protocol: json"))
                .startsWith("HTTP/1.1 426")
                .contains("Sec-WebSocket-Version: 13\r\n");
    }

    @Test
    void anIncompleteHandshakeIsABadRequest() throws IOException {
        String answer = RawSocket.exchange(
                server.port(),
                String.join(
                        "\r\n",
                        "GET /ws HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Protocol: json",
                        "",
                        ""));

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void aPlainGetIsAskedToUpgrade() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/ws");
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.headers().firstValue("Upgrade")).hasValue("websocket");
    }

    @Test
    void pagesOfOtherOriginsMayNotConnect() {
        String own = "http://127.0.0.1:" + server.port();

        assertThat(SocketClient.refusalOf(server.ws(), "json", Map.of("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(SocketClient.refusalOf(server.ws(), "json", Map.of("Origin", "null")))
                .isEqualTo(403);
        assertThat(SocketClient.refusalOf(server.ws(), "json", Map.of("Origin", own)))
                .isEqualTo(101);
        assertThat(SocketClient.refusalOf(server.ws(), "json", Map.of("Origin", "https://listed.example")))
                .isEqualTo(101);
    }

    @Test
    void whileDrainingNobodyIsLetInAndAllAreSentAwayWith1012() throws IOException {
        try (StompClient alice = server.connects("alice")) {
            server.routes().drain(Duration.ofSeconds(3));

            assertThat(handshake("/ws", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: json"))
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: 3\r\n");
            assertThat(alice.isOpen()).isTrue();

            server.routes().closeAll();

            assertThat(alice.closeCode()).isEqualTo(1012);
        }
    }

    private String handshake(String path, String... headers) throws IOException {
        return RawSocket.exchange(
                server.port(),
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + String.join("\r\n", headers)
                        + "\r\n\r\n");
    }
}
