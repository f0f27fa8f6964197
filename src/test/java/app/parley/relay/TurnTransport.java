package app.parley.relay;

import app.parley.relay.stun.Stun;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;

/** How a test's client reaches the relay: by datagrams, or by a connection on which each message says its length. */
interface TurnTransport {
    void send(byte[] message) throws IOException;

    /** The next whole message; null where none comes in that time. */
    byte[] receive(Duration most) throws IOException;

    boolean isStream();

    void close();

    static TurnTransport udp(InetSocketAddress relay) {
        try {
            // Bound to the address that it sends from, as browsers do.
            DatagramSocket socket = DatagramChannel.open().socket();
            socket.bind(new InetSocketAddress(relay.getAddress(), 0));
            socket.connect(relay);
            return new Udp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TurnTransport tcp(InetSocketAddress relay) {
        try {
            return new Stream(new Socket(relay.getAddress(), relay.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TurnTransport tls(InetSocketAddress relay, SSLContext context) {
        try {
            InetAddress address = relay.getAddress();
            return new Stream(context.getSocketFactory().createSocket(address, relay.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Udp(DatagramSocket socket) implements TurnTransport {
        @Override
        public void send(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length));
        }

        @Override
        public byte[] receive(Duration most) throws IOException {
            byte[] room = new byte[65_536];
            DatagramPacket packet = new DatagramPacket(room, room.length);
            socket.setSoTimeout((int) most.toMillis());
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return null;
            }
            return Arrays.copyOf(room, packet.getLength());
        }

        @Override
        public boolean isStream() {
            return false;
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    record Stream(Socket socket) implements TurnTransport {
        @Override
        public void send(byte[] message) throws IOException {
            socket.getOutputStream().write(message);
        }

        @Override
        public byte[] receive(Duration most) throws IOException {
            socket.setSoTimeout((int) most.toMillis());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] head = new byte[4];
            try {
                in.readFully(head);
            } catch (SocketTimeoutException e) {
                return null;
            }
            int length = ByteBuffer.wrap(head).getShort(2) & 0xFFFF;
            int rest = (head[0] & 0xC0) == 0x40 ? Stun.padded(length) : length + Stun.HEADER - 4;
            byte[] message = Arrays.copyOf(head, 4 + rest);
            in.readFully(message, 4, rest);
            return message;
        }

        @Override
        public boolean isStream() {
            return true;
        }

        @Override
        public void close() {
            try {
                ((Closeable) socket).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
