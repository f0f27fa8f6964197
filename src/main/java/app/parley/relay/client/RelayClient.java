package app.parley.relay.client;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Integrity;
import app.parley.relay.stun.IntegrityKey;
import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import app.parley.relay.stun.StunWriter;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A TURN client that makes one allocation, as a browser does, to see whether a server works. Follows no ALTERNATE-SERVER, so it speaks to the one
 * server that its socket is connected to. Not thread-safe; the socket stays its maker's to close.
 */
public final class RelayClient {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(400);
    private static final int MOST_TRIES_WITH_A_NONCE = 3;

    private final SecureRandom random = new SecureRandom();
    private final StunWriter writer = new StunWriter();
    private final StunMessage answer = new StunMessage();
    private final Integrity integrity = new Integrity();
    private final Deque<byte[]> packets = new ArrayDeque<>();
    private final ClientTransport transport;
    private final String username;
    private final String password;
    private final long deadline;
    private String realm = "";
    private String nonce = "";

    private RelayClient(ClientTransport transport, String username, String password, Duration patience) {
        this.transport = transport;
        this.username = username;
        this.password = password;
        deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * Speaks by datagrams.
     *
     * @param socket connected to the server
     * @param patience for all that is asked together
     */
    public static RelayClient by(DatagramSocket socket, String username, String password, Duration patience) {
        return new RelayClient(new ClientTransport.Datagrams(socket), username, password, patience);
    }

    /**
     * Speaks over a stream.
     *
     * @param socket connected to the server, by TCP or TLS
     * @param patience for all that is asked together
     */
    public static RelayClient by(Socket socket, String username, String password, Duration patience) {
        return new RelayClient(new ClientTransport.Stream(socket), username, password, patience);
    }

    /** @return the relayed address, of IPv4 */
    public InetSocketAddress allocate() throws IOException {
        return allocate(Stun.IPV4);
    }

    /** @return the relayed address, of IPv6 */
    public InetSocketAddress allocateIpv6() throws IOException {
        return allocate(Stun.IPV6);
    }

    private InetSocketAddress allocate(int family) throws IOException {
        ask(Stun.ALLOCATE, request -> {
            request.bytes(Attribute.REQUESTED_TRANSPORT, new byte[] {Stun.UDP, 0, 0, 0});
            if (family == Stun.IPV6) {
                request.bytes(Attribute.REQUESTED_ADDRESS_FAMILY, new byte[] {Stun.IPV6, 0, 0, 0});
            }
        });
        PeerAddress address = new PeerAddress();
        if (!answer.has(Attribute.XOR_RELAYED_ADDRESS)
                || !address.read(answer, answer.valueOf(Attribute.XOR_RELAYED_ADDRESS))) {
            throw new IOException("an allocation without an address");
        }
        return address.toSocketAddress();
    }

    /**
     * Asks whether that peer may be relayed to. Nothing is sent to it.
     *
     * @param address of four or sixteen bytes; the JDK would make an IPv4 address of an IPv4-mapped one
     * @throws RelayRefusal where it may not
     */
    public void permit(byte[] address, int port) throws IOException {
        ask(Stun.CREATE_PERMISSION, request -> request.address(Attribute.XOR_PEER_ADDRESS, address, port));
    }

    public void send(InetSocketAddress peer, byte[] data) throws IOException {
        InetAddress address = peer.getAddress();
        writer.begin(Stun.type(Stun.SEND, Stun.INDICATION), ByteBuffer.wrap(transaction()), 0)
                .address(Attribute.XOR_PEER_ADDRESS, address.getAddress(), peer.getPort())
                .bytes(Attribute.DATA, data);
        transport.send(bytes(writer.end(integrity, null, false)));
    }

    /** What a peer sent; null where nothing comes in that time. */
    public byte @Nullable [] receive(Duration most) throws IOException {
        long until = Math.min(deadline, System.nanoTime() + most.toNanos());
        while (packets.isEmpty()) {
            byte[] message = next(until);
            if (message == null) {
                return null;
            }
            keepIfPacket(message);
        }
        return packets.remove();
    }

    /** Gives the allocation back; the answer is not waited for. */
    public void release() throws IOException {
        if (!nonce.isEmpty()) {
            transport.send(request(Stun.REFRESH, request -> request.number(Attribute.LIFETIME, 0)));
        }
    }

    /** Asks with the credential, and once more where the server wants another nonce; {@link #answer} is a success then. */
    private void ask(int method, Consumer<StunWriter> attributes) throws IOException {
        for (int tries = 1; ; tries++) {
            exchange(request(method, attributes));
            if (answer.kind() == Stun.SUCCESS) {
                return;
            }
            int error = error();
            boolean isChallenge = (nonce.isEmpty() && error == Stun.UNAUTHENTICATED) || error == Stun.STALE_NONCE;
            String newRealm = answer.textOf(Attribute.REALM);
            String newNonce = answer.textOf(Attribute.NONCE);
            if (!isChallenge || newNonce == null || tries == MOST_TRIES_WITH_A_NONCE) {
                throw new RelayRefusal(error);
            }
            nonce = newNonce;
            realm = newRealm == null ? realm : newRealm;
        }
    }

    private byte[] request(int method, Consumer<StunWriter> attributes) {
        writer.begin(Stun.type(method, Stun.REQUEST), ByteBuffer.wrap(transaction()), 0);
        attributes.accept(writer);
        if (nonce.isEmpty()) {
            return bytes(writer.end(integrity, null, false));
        }
        writer.text(Attribute.USERNAME, username).text(Attribute.REALM, realm).text(Attribute.NONCE, nonce);
        byte[] key = integrity.longTermKey(username, realm, password, false);
        return bytes(writer.end(integrity, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, key), false));
    }

    private void exchange(byte[] request) throws IOException {
        byte[] transaction = Arrays.copyOfRange(request, Stun.HEADER - Stun.TRANSACTION, Stun.HEADER);
        Duration pause = FIRST_PAUSE;
        while (System.nanoTime() < deadline) {
            transport.send(request);
            long until = transport.isReliable() ? deadline : Math.min(deadline, System.nanoTime() + pause.toNanos());
            for (byte[] message = next(until); message != null; message = next(until)) {
                if (isAnswer(message, transaction)) {
                    return;
                }
                keepIfPacket(message);
            }
            pause = pause.multipliedBy(2);
        }
        throw new SocketTimeoutException("no answer in time");
    }

    private byte @Nullable [] next(long until) throws IOException {
        long left = until - System.nanoTime();
        return left <= 0 ? null : transport.receive(Duration.ofNanos(left));
    }

    private boolean isAnswer(byte[] message, byte[] transaction) {
        return message.length >= Stun.HEADER
                && Arrays.equals(message, Stun.HEADER - Stun.TRANSACTION, Stun.HEADER, transaction, 0, Stun.TRANSACTION)
                && answer.read(ByteBuffer.wrap(message))
                && (answer.kind() == Stun.SUCCESS || answer.kind() == Stun.ERROR);
    }

    private void keepIfPacket(byte[] message) {
        StunMessage indication = new StunMessage();
        if (indication.read(ByteBuffer.wrap(message))
                && indication.kind() == Stun.INDICATION
                && indication.method() == Stun.DATA
                && indication.has(Attribute.DATA)) {
            packets.add(indication.bytesOf(Attribute.DATA));
        }
    }

    private int error() {
        if (!answer.has(Attribute.ERROR_CODE)) {
            return 0;
        }
        int value = answer.valueOf(Attribute.ERROR_CODE);
        return answer.lengthOf(Attribute.ERROR_CODE) < 4
                ? 0
                : (answer.buffer().get(value + 2) & 7) * 100 + answer.buffer().get(value + 3);
    }

    private byte[] transaction() {
        byte[] bytes = new byte[Stun.TRANSACTION];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }
}
