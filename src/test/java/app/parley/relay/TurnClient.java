package app.parley.relay;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Integrity;
import app.parley.relay.stun.IntegrityKey;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunWriter;
import app.parley.relay.turn.Authenticator;
import app.parley.relay.turn.RelayCredentials;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** A TURN client for tests: asks, and waits for the answer. */
final class TurnClient implements AutoCloseable {
    /** As the server offers them: SHA-256, then MD5, each with no parameters (RFC 8489, section 14.11). */
    private static final byte[] ALGORITHMS = {0, 2, 0, 0, 0, 1, 0, 0};

    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 10;
    static final Duration SILENCE = Duration.ofMillis(300);

    private final SplittableRandom random = new SplittableRandom();
    private final StunWriter writer = new StunWriter();
    private final Integrity integrity = new Integrity();
    private final Deque<Answer> unread = new ArrayDeque<>();
    private final TurnTransport transport;
    private String username = "";
    private String password = "";
    private boolean sha256;
    private String nonce = "";

    private TurnClient(TurnTransport transport) {
        this.transport = transport;
    }

    static TurnClient udp(InetSocketAddress relay) {
        return new TurnClient(TurnTransport.udp(relay));
    }

    static TurnClient tcp(InetSocketAddress relay) {
        return new TurnClient(TurnTransport.tcp(relay));
    }

    static TurnClient tls(InetSocketAddress relay, SSLContext context) {
        return new TurnClient(TurnTransport.tls(relay, context));
    }

    /** Of a client that comes by UDP. */
    DatagramChannel channel() {
        return ((TurnTransport.Udp) transport).socket().getChannel();
    }

    TurnClient as(String user, Instant expiresAt) {
        username = RelayCredentials.username(user, expiresAt);
        return withPassword(RelayFixture.CREDENTIALS.password(username));
    }

    TurnClient with(String name, String secret) {
        username = name;
        return withPassword(secret);
    }

    TurnClient withPassword(String secret) {
        password = secret;
        return this;
    }

    TurnClient withSha256() {
        sha256 = true;
        return this;
    }

    Answer allocate() {
        return allocate(attributes -> {});
    }

    Answer allocate(Consumer<StunWriter> more) {
        return ask(Stun.ALLOCATE, message -> {
            message.bytes(Attribute.REQUESTED_TRANSPORT, new byte[] {Stun.UDP, 0, 0, 0});
            more.accept(message);
        });
    }

    Answer refresh(int seconds) {
        return ask(Stun.REFRESH, message -> message.number(Attribute.LIFETIME, seconds));
    }

    Answer permit(InetSocketAddress peer) {
        return ask(Stun.CREATE_PERMISSION, message -> message.address(Attribute.XOR_PEER_ADDRESS, peer));
    }

    /** Asks for a permission for an IPv4-mapped address, which the JDK would make an IPv4 one of. */
    Answer permitMapped(byte[] four) {
        return ask(
                Stun.CREATE_PERMISSION,
                message -> message.address(
                        Attribute.XOR_PEER_ADDRESS,
                        ByteBuffer.allocate(16)
                                .putShort(10, (short) 0xFFFF)
                                .put(12, four)
                                .array(),
                        80));
    }

    Answer bind(int channel, InetSocketAddress peer) {
        return ask(
                Stun.CHANNEL_BIND,
                message -> message.number(Attribute.CHANNEL_NUMBER, channel << 16)
                        .address(Attribute.XOR_PEER_ADDRESS, peer));
    }

    void sendTo(InetSocketAddress peer, String text) {
        byte[] transaction = transaction();
        writer.begin(Stun.type(Stun.SEND, Stun.INDICATION), ByteBuffer.wrap(transaction), 0)
                .address(Attribute.XOR_PEER_ADDRESS, peer)
                .text(Attribute.DATA, text);
        send(bytes(writer.end(integrity, null, false)));
    }

    void sendOn(int channel, String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        int padding = transport.isStream() ? Stun.padded(data.length) - data.length : 0;
        send(ByteBuffer.allocate(4 + data.length + padding)
                .putShort((short) channel)
                .putShort((short) data.length)
                .put(data)
                .array());
    }

    /** Asks with a credential, and once more where the relay wants another nonce. */
    Answer ask(int method, Consumer<StunWriter> attributes) {
        Answer answer = nonce.isEmpty() ? askUnsigned(method, attributes) : exchange(signed(method, attributes));
        if (answer.error() == Stun.UNAUTHENTICATED || answer.error() == Stun.STALE_NONCE) {
            boolean first = nonce.isEmpty() || answer.error() == Stun.STALE_NONCE;
            nonce = answer.text(Attribute.NONCE);
            return first ? exchange(signed(method, attributes)) : answer;
        }
        return answer;
    }

    Answer askUnsigned(int method, Consumer<StunWriter> attributes) {
        writer.begin(Stun.type(method, Stun.REQUEST), ByteBuffer.wrap(transaction()), 0);
        attributes.accept(writer);
        return exchange(bytes(writer.end(integrity, null, false)));
    }

    /** A request with the credential and the latest nonce. */
    byte[] signed(int method, Consumer<StunWriter> attributes) {
        writer.begin(Stun.type(method, Stun.REQUEST), ByteBuffer.wrap(transaction()), 0);
        attributes.accept(writer);
        writer.text(Attribute.USERNAME, username)
                .text(Attribute.REALM, Authenticator.REALM)
                .text(Attribute.NONCE, nonce);
        if (sha256) {
            writer.bytes(Attribute.PASSWORD_ALGORITHM, new byte[] {0, 2, 0, 0})
                    .bytes(Attribute.PASSWORD_ALGORITHMS, ALGORITHMS);
        }
        Attribute kind = sha256 ? Attribute.MESSAGE_INTEGRITY_SHA256 : Attribute.MESSAGE_INTEGRITY;
        byte[] key = integrity.longTermKey(username, Authenticator.REALM, password, sha256);
        return bytes(writer.end(integrity, new IntegrityKey(kind, key), false));
    }

    /** Sends it and waits for the message with the same transaction; datagrams may be lost, so they are sent again. */
    Answer exchange(byte[] request) {
        byte[] transaction = Arrays.copyOfRange(request, 8, 20);
        Predicate<Answer> wanted = answer ->
                !answer.isChannelData() && Arrays.equals(Arrays.copyOfRange(answer.bytes(), 8, 20), transaction);
        for (int count = 1; count < TRIES && !transport.isStream(); count++) {
            send(request);
            Answer answer = find(wanted, PATIENCE.dividedBy(TRIES));
            if (answer != null) {
                return answer;
            }
        }
        send(request);
        return await("an answer", wanted);
    }

    void send(byte[] bytes) {
        try {
            transport.send(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the next packet from a peer, however it comes. */
    String receive() {
        return text(await("a packet", answer -> answer.isChannelData() || answer.isIndication()));
    }

    static String text(Answer answer) {
        ByteBuffer bytes = ByteBuffer.wrap(answer.bytes());
        return answer.isChannelData()
                ? new String(answer.bytes(), 4, bytes.getShort(2), StandardCharsets.UTF_8)
                : answer.text(Attribute.DATA);
    }

    Answer await(String what, Predicate<Answer> wanted) {
        Answer found = find(wanted, PATIENCE);
        if (found == null) {
            throw new AssertionError("not " + what + " within " + PATIENCE);
        }
        return found;
    }

    private Answer find(Predicate<Answer> wanted, Duration most) {
        for (Answer answer : unread) {
            if (wanted.test(answer)) {
                unread.remove(answer);
                return answer;
            }
        }
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            Answer answer = fresh(most);
            if (answer != null && wanted.test(answer)) {
                return answer;
            }
            if (answer != null) {
                unread.add(answer);
            }
        }
        return null;
    }

    /** The next message of any kind; null where none comes in that time. */
    Answer next(Duration most) {
        if (!unread.isEmpty()) {
            return unread.poll();
        }
        return fresh(most);
    }

    private Answer fresh(Duration most) {
        try {
            byte[] bytes = transport.receive(most);
            return bytes == null ? null : new Answer(bytes);
        } catch (EOFException e) {
            throw new AssertionError("the relay closed the connection", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody is there already. */
    boolean isAnsweredNow() {
        writer.begin(Stun.BINDING, ByteBuffer.wrap(transaction()), 0);
        try {
            transport.send(bytes(writer.end(integrity, null, false)));
            return transport.receive(Duration.ofMillis(100)) != null;
        } catch (IOException e) {
            return false; // Nobody listens yet, says the system.
        }
    }

    boolean isClosedByTheRelay() {
        try {
            return transport.receive(PATIENCE) == null;
        } catch (IOException e) {
            return true;
        }
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

    @Override
    public void close() {
        transport.close();
    }
}
