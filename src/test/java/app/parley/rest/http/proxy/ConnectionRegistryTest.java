package app.parley.rest.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.RestServer;
import app.parley.rest.http.RestSettings;
import app.parley.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionRegistryTest {
    private static final int MOST = 8;
    private static final String IDLE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void theOldestIdleOneOfAnAddressGoesForANewOne() throws IOException {
        try (RestServer server = server(List.of())) {
            Socket neighbour = asks(server, "127.0.0.3");
            Socket oldest = asks(server, "127.0.0.2");
            Socket second = asks(server, "127.0.0.2");
            for (int i = 2; i < MOST; i++) {
                asks(server, "127.0.0.2");
            }
            assertThat(isOpen(oldest)).isTrue();

            asks(server, "127.0.0.2");

            Await.until("closed", Duration.ofSeconds(10), () -> !isOpen(oldest));
            assertThat(isOpen(second)).isTrue();
            assertThat(isOpen(neighbour)).isTrue();
        }
    }

    @Test
    void aTrustedProxyHasAsManyAsItLikes() throws IOException {
        try (RestServer server = server(List.of(Cidr.parse("127.0.0.2")))) {
            Socket oldest = asks(server, "127.0.0.2");
            for (int i = 0; i < 3 * MOST; i++) {
                asks(server, "127.0.0.2");
            }
            assertThat(isOpen(oldest)).isTrue();
        }
    }

    private static RestServer server(List<Cidr> proxies) {
        return new RestServer(new RestSettings(null, Set.of(), proxies, MOST, 1_048_576, 32));
    }

    /** @return a connection on which one request was answered */
    private Socket asks(RestServer server, String from) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream().write(IDLE.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        return socket;
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
