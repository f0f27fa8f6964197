package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades by clients that send no {@code Sec-Fetch-Site}, through proxies that each shape headers in their own way. */
class ProxiedUpgradesTest {
    private static final TestApp BEHIND_PROXY = TestApp.start(
            Map.of("PARLEY_TRUSTED_PROXIES", ProxyShapes.TRUSTED, "PARLEY_ORIGINS", "https://listed.example:443"));
    private static final TestApp ALONE = TestApp.start();
    private static final String PLAIN = "Upgrade: websocket\nConnection: Upgrade\n";
    private static String invite;

    @BeforeAll
    static void start() {
        BEHIND_PROXY.setUp("ada", "Ada");
        invite = RestClient.json(BEHIND_PROXY.post(
                        "ada", "/api/v1/invites", "{\"kind\":\"guest\",\"room\":\"team-room\",\"maxUses\":100}"))
                .get("code")
                .asText();
    }

    private static final String CHAT = "Host: chat.example.com\nOrigin: https://chat.example.com\n";

    @AfterAll
    static void stop() {
        BEHIND_PROXY.close();
        ALONE.close();
    }

    private static int upgrade(TestApp server, String headers) throws IOException {
        return Integer.parseInt(answerHead(server, headers).get(0).split(" ", -1)[1]);
    }

    /** @return the status line and the headers that follow it */
    private static List<String> answerHead(TestApp server, String headers) throws IOException {
        return answer(
                server,
                "GET /ws HTTP/1.1\n" + headers
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\n\n");
    }

    private static List<String> answer(TestApp server, String request) throws IOException {
        int port = URI.create(server.origin()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            InputStreamReader in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
            return new BufferedReader(in)
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
        }
    }

    @Test
    void aRefusalHasTheSecurityHeadersOfEveryAnswer() throws IOException {
        List<String> refused = answerHead(ALONE, PLAIN + CHAT);

        assertThat(refused.get(0)).contains("403");
        assertThat(String.join("\n", refused).toLowerCase(Locale.ROOT))
                .contains(
                        "content-security-policy: default-src 'self'",
                        "x-content-type-options: nosniff",
                        "referrer-policy: no-referrer",
                        "permissions-policy: ",
                        "cross-origin-opener-policy: same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Proto: https",
                "X-Forwarded-Proto: wss",
                "X-Forwarded-Proto: WSS",
                "X-Forwarded-Proto: https,http",
                "X-Forwarded-Proto: wss, http\nX-Forwarded-For: 203.0.113.9, 10.1.2.3",
                "X-Forwarded-Proto: http, https\nX-Forwarded-For: 198.51.100.1, 203.0.113.9",
                "X-Forwarded-Proto: https\nX-Forwarded-For: 203.0.113.9:51000",
                "X-Forwarded-Proto: https\nX-Forwarded-For: 203.0.113.9, 10.1.2.3:51000, [::1]:80",
                "X-Forwarded-Proto: https\nForwarded: proto=http",
                "Forwarded: for=203.0.113.9;proto=https;by=10.0.0.1",
                "Forwarded: For=\"[2001:db8::1]:4711\"; Proto=\"wss\"",
                "Forwarded: for=unknown;proto=https",
                "Forwarded: for=203.0.113.9;proto=https, for=10.1.2.3;proto=http",
                "Forwarded: for=\"_a,;\\\"b\";proto=https"
            })
    void theSchemeIsTheOneThatTheClientUsed(String shaped) throws IOException {
        assertThat(upgrade(BEHIND_PROXY, PLAIN + CHAT + shaped + "\n")).isEqualTo(101);
        assertThat(upgrade(ALONE, PLAIN + CHAT + shaped + "\n")).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("app.parley.ProxyShapes#all")
    void eachProxysRequestIsRestoredToThatOfTheClient(String proxy, String address, String origin, String lines)
            throws IOException {
        assertThat(upgrade(BEHIND_PROXY, PLAIN + "Origin: " + origin + "\n" + lines))
                .isEqualTo(101);
        assertThat(upgrade(BEHIND_PROXY, PLAIN + "Origin: " + origin.replace("https:", "http:") + "\n" + lines))
                .isEqualTo(403);
        assertThat(upgrade(BEHIND_PROXY, PLAIN + "Origin: https://evil.example\n" + lines))
                .isEqualTo(403);
        assertThat(addressOfAGuest(origin, lines)).isEqualTo(address);
    }

    /** As the audit log has it. */
    private static String addressOfAGuest(String origin, String lines) throws IOException {
        String body = "{\"displayName\":\"Visitor\"}";
        String request = "POST /api/v1/invites/" + invite + "/accept HTTP/1.1\n" + lines + "Origin: " + origin
                + "\nContent-Type: application/json\nConnection: close\nContent-Length: " + body.length() + "\n\n"
                + body;
        assertThat(answer(BEHIND_PROXY, request).get(0)).contains(" 201");
        return RestClient.json(BEHIND_PROXY.get("ada", "/api/v1/audit?action=invite.used&limit=1"))
                .at("/items/0/address")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({
        "http, X-Forwarded-Proto: http, 101",
        "http, X-Forwarded-Proto: ws, 101",
        "https, X-Forwarded-Proto: ws, 403",
        "https, 'X-Forwarded-Proto: https, http|X-Forwarded-For: 10.9.9.9, 203.0.113.9', 403",
        "https, Forwarded: host=chat.example.com, 403",
        "https, X-Forwarded-Proto: gopher, 403"
    })
    void anotherSchemeIsAnotherOrigin(String scheme, String shaped, int status) throws IOException {
        String chat = CHAT.replace("https:", scheme + ":");

        assertThat(upgrade(BEHIND_PROXY, PLAIN + chat + shaped.replace('|', '\n') + "\n"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: inside:7070\nX-Forwarded-Host: chat.example.com\nOrigin: https://chat.example.com",
                "Host: inside\nX-Forwarded-Host: Chat.example.com:443\nOrigin: https://chat.example.com",
                "Host: inside\nX-Forwarded-Host: chat.example.com:8443\nOrigin: https://chat.example.com:8443",
                "Host: inside\nX-Forwarded-Host: chat.example.com, inside\nOrigin: https://chat.example.com",
                "Host: inside\nX-Forwarded-Host: [2001:db8::1]:8443\nOrigin: https://[2001:db8::1]:8443",
                "Host: chat.example.com:443\nOrigin: https://chat.example.com",
                "Host: chat.example.com\nOrigin: https://chat.example.com:443",
                "Host: chat.example.com\nOrigin: HTTPS://Chat.Example.com",
                "Host: [2001:db8::1]:443\nOrigin: https://[2001:db8::1]",
                "Host: inside\nOrigin: https://listed.example",
                "Host: inside\nOrigin: https://listed.example:443"
            })
    void hostsAndPortsAreTheOnesThatTheClientUsed(String shaped) throws IOException {
        assertThat(upgrade(BEHIND_PROXY, PLAIN + shaped + "\nX-Forwarded-Proto: https\n"))
                .isEqualTo(101);
    }

    @Test
    void hostsOfAForwardedHeaderCountToo() throws IOException {
        String forwarded = """
                Host: inside
                Origin: https://chat.example.com:8443
                Forwarded: for="[2001:db8::1]:99";host="chat.example.com:8443";proto=https
                """;

        assertThat(upgrade(BEHIND_PROXY, PLAIN + forwarded)).isEqualTo(101);
        assertThat(upgrade(ALONE, PLAIN + forwarded)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: chat.example.com\nX-Forwarded-Host: evil.example\nOrigin: https://chat.example.com",
                "Host: chat.example.com\nX-Forwarded-Host: a b\nOrigin: https://a b",
                "Host: chat.example.com\nX-Forwarded-Host: x:99999\nOrigin: https://x:99999",
                "Host: chat.example.com\nX-Forwarded-Host: [:::1\nOrigin: https://[:::1",
                "Host: chat.example.com\nX-Forwarded-Host: [:.:.:]:1\nOrigin: https://x",
                "Host: chat.example.com\nOrigin: https://chat.example.com.evil.example",
                "Host: chat.example.com\nOrigin: https://chat.example.com:444",
                "Host: chat.example.com\nOrigin: null",
                "Host: chat.example.com\nOrigin: "
            })
    void otherHostsAreOtherOrigins(String shaped) throws IOException {
        assertThat(upgrade(BEHIND_PROXY, PLAIN + shaped + "\nX-Forwarded-Proto: https\n"))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upgrade: WebSocket\nconnection: upgrade",
                "UPGRADE: WEBSOCKET\nCONNECTION: UPGRADE",
                "Upgrade: websocket\nConnection: keep-alive, Upgrade",
                "Upgrade: websocket\nConnection: keep-alive\nConnection: upgrade",
                "Upgrade: websocket\nConnection: Upgrade, HTTP2-Settings"
            })
    void upgradesMayBeWrittenInAnyWay(String written) throws IOException {
        assertThat(upgrade(ALONE, written + "\nHost: chat.example.com\nOrigin: http://chat.example.com\n"))
                .isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: chat.example.com:443", "Host: CHAT.example.com"})
    void aBrowserThatSaysSameOriginIsBelievedBehindAProxyThatIsNotTrusted(String host) throws IOException {
        String browser = host + "\nOrigin: https://chat.example.com\nSec-Fetch-Site: same-origin\n";

        assertThat(upgrade(ALONE, PLAIN + browser)).isEqualTo(101);
    }
}
