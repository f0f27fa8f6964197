package app.parley.checks;

import app.parley.kernel.HostPort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Where people reach this server, asked as their browsers ask. Follows no redirect. */
public final class PublicUrl {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI url;
    private final String host;
    private final int port;
    private final Supplier<SSLSocketFactory> tls;
    private final SecureRandom random = new SecureRandom();

    /** @param url {@code http} or {@code https} with a host, without a path */
    public PublicUrl(URI url, Supplier<SSLSocketFactory> tls) {
        HostPort at = HostPort.of(url).orElseThrow(() -> new IllegalArgumentException("a public URL has a host"));
        this.url = url;
        this.tls = tls;
        host = at.host();
        port = at.port() > 0 ? at.port() : isHttps() ? HTTPS : HTTP;
    }

    String host() {
        return host;
    }

    boolean isHttps() {
        return "https".equals(url.getScheme());
    }

    /** Whether only browsers on this machine can mean it, which take it for as safe as https. */
    boolean isThisMachine() {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(host) || host.endsWith(".localhost");
    }

    @Override
    public String toString() {
        return url.toString();
    }

    Socket connect(Attempt attempt) throws IOException {
        attempt.speakTo(toString(), host);
        return isHttps() ? attempt.tls(tls, host, port) : attempt.tcp(host, port);
    }

    SSLSocket connectTls(Attempt attempt) throws IOException {
        return (SSLSocket) connect(attempt);
    }

    HttpAnswer get(Attempt attempt, String path) throws IOException {
        try (Socket socket = connect(attempt)) {
            send(socket, path, "Connection: close\r\nAccept-Encoding: identity\r\n");
            return HttpAnswer.readAll(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /**
     * Opens a WebSocket, pings, and waits for the pong.
     *
     * @return the status; 101 for one that answers
     */
    int pingByWebSocket(Attempt attempt, String path) throws IOException {
        try (Socket socket = connect(attempt)) {
            byte[] key = new byte[16];
            random.nextBytes(key);
            send(
                    socket,
                    path,
                    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Protocol: v12.stomp\r\nSec-WebSocket-Key: "
                            + Base64.getEncoder().encodeToString(key) + "\r\nOrigin: " + url + "\r\n");
            InputStream in = new BufferedInputStream(socket.getInputStream());
            HttpAnswer answer = HttpAnswer.readHead(in);
            if (answer.status() == 101) {
                awaitPong(socket, in);
            }
            return answer.status();
        }
    }

    private void awaitPong(Socket socket, InputStream in) throws IOException {
        byte[] word = new byte[8];
        random.nextBytes(word);
        byte[] ping = new byte[6 + word.length];
        ping[0] = (byte) 0x89;
        ping[1] = (byte) (0x80 | word.length);
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        System.arraycopy(mask, 0, ping, 2, mask.length);
        for (int index = 0; index < word.length; index++) {
            ping[6 + index] = (byte) (word[index] ^ mask[index % mask.length]);
        }
        socket.getOutputStream().write(ping);
        socket.getOutputStream().flush();
        byte[] pong = in.readNBytes(2 + word.length);
        boolean isRight = pong.length == 2 + word.length
                && (pong[0] & 0xFF) == 0x8A
                && Arrays.equals(pong, 2, pong.length, word, 0, word.length);
        if (!isRight) {
            throw new IOException("another frame than the pong");
        }
    }

    private void send(Socket socket, String path, String headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + url.getRawAuthority() + "\r\nUser-Agent: Parley\r\n"
                + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
