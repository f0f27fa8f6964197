package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TCP connection that says what no decent client would. */
final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final byte[] MASK = {1, 2, 3, 4};

    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private final Socket socket;

    RawSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Upgrades to a subprotocol. */
    static RawSocket upgraded(int port, String subprotocol) throws IOException {
        RawSocket raw = new RawSocket(port);
        raw.write("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n");
        raw.head();
        return raw;
    }

    /** @return what is answered, up to the end of a short body */
    static String exchange(int port, String request) throws IOException {
        try (RawSocket raw = new RawSocket(port)) {
            raw.write(request);
            String head = raw.head();
            Matcher length = LENGTH.matcher(head);
            int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
            return head + new String(raw.socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Writes a masked frame. */
    void frame(int firstByte, byte[] payload) throws IOException {
        byte[] frame = new byte[payload.length + 8];
        int head = payload.length < 126 ? 2 : 4;
        frame[0] = (byte) firstByte;
        if (head == 2) {
            frame[1] = (byte) (0x80 | payload.length);
        } else {
            frame[1] = (byte) (0x80 | 126);
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(MASK, 0, frame, head, 4);
        for (int i = 0; i < payload.length; i++) {
            frame[head + 4 + i] = (byte) (payload[i] ^ MASK[i % 4]);
        }
        write(Arrays.copyOf(frame, head + 4 + payload.length));
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** The first byte of the next frame; its payload is passed over, except a close code, which is returned for it. */
    int nextFrame() throws IOException {
        int first = socket.getInputStream().read();
        if (first < 0) {
            return -1;
        }
        byte[] payload = payload();
        if ((first & 0x0F) == 8 && payload.length >= 2) {
            return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
        return first;
    }

    /** The text of the next frame. */
    String nextText() throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(0x81);
        return new String(payload(), StandardCharsets.UTF_8);
    }

    private byte[] payload() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readUnsignedByte();
        byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
        in.readFully(payload);
        return payload;
    }

    /** Whether the other side has hung up, after what it still had to say. */
    boolean endsSoon() {
        try {
            byte[] passedOver = new byte[65_536];
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(passedOver);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
