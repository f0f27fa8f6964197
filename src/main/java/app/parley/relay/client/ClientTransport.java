package app.parley.relay.client;

import app.parley.relay.stun.Stun;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How {@link RelayClient} reaches a server: by datagrams, or by a stream in which each message tells its length. */
interface ClientTransport {
    void send(byte[] message) throws IOException;

    /** The next whole message; null where none comes in that time. */
    byte @Nullable [] receive(Duration most) throws IOException;

    /** Whether what was sent arrives without being sent again. */
    boolean isReliable();

    /** @param socket connected to the server */
    record Datagrams(DatagramSocket socket) implements ClientTransport {
        private static final int MOST = 65_536;

        @Override
        public void send(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length));
        }

        @Override
        public byte @Nullable [] receive(Duration most) throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[MOST], MOST);
            socket.setSoTimeout(atLeastOne(most));
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return null;
            }
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }

        @Override
        public boolean isReliable() {
            return false;
        }
    }

    /** @param socket connected to the server, by TCP or TLS */
    record Stream(Socket socket) implements ClientTransport {
        private static final int HEAD = 4;

        @Override
        public void send(byte[] message) throws IOException {
            socket.getOutputStream().write(message);
            socket.getOutputStream().flush();
        }

        @Override
        public byte @Nullable [] receive(Duration most) throws IOException {
            socket.setSoTimeout(atLeastOne(most));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] head = new byte[HEAD];
            try {
                in.readFully(head);
            } catch (SocketTimeoutException e) {
                return null;
            }
            int length = ByteBuffer.wrap(head).getShort(2) & 0xFFFF;
            boolean isChannelData = (head[0] & 0xC0) == 0x40;
            int rest = isChannelData ? Stun.padded(length) : length + Stun.HEADER - HEAD;
            byte[] message = Arrays.copyOf(head, HEAD + rest);
            in.readFully(message, HEAD, rest);
            return message;
        }

        @Override
        public boolean isReliable() {
            return true;
        }
    }

    /** Zero would mean to wait for ever. */
    private static int atLeastOne(Duration most) {
        return (int) Math.max(1, most.toMillis());
    }
}
