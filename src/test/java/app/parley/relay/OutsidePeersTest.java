package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.relay.stun.Attribute;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that are not clients of the relay: here on this machine, by rules that nobody else has. */
class OutsidePeersTest {
    private static final long BOXED_NUMBER = 16;

    private OpenRelay relay;
    private TurnClient ada;
    private DatagramSocket peer;

    @BeforeEach
    void start() throws IOException {
        relay = OpenRelay.start();
        ada = relay.client("ada");
        peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        peer.close();
        ada.close();
        relay.close();
    }

    @Test
    void packetsGoBothWaysInIndications() throws IOException {
        InetSocketAddress relayed = ada.allocate().relayed();
        ada.permit(address());
        ada.sendTo(address(), "hello");
        DatagramPacket came = receive();
        assertThat(text(came)).isEqualTo("hello");
        assertThat(came.getSocketAddress()).isEqualTo(relayed);
        send("hello yourself", relayed);
        Answer answer = ada.await("a packet", Answer::isIndication);
        assertThat(TurnClient.text(answer)).isEqualTo("hello yourself");
        assertThat(answer.address(Attribute.XOR_PEER_ADDRESS)).isEqualTo(address());
    }

    @Test
    void packetsGoBothWaysOnChannels() throws IOException {
        InetSocketAddress relayed = ada.allocate().relayed();
        ada.bind(0x4000, address());
        for (int length = 0; length <= 1_400; length += 7) {
            ada.sendOn(0x4000, "x".repeat(length));
            assertThat(receive().getLength()).isEqualTo(length);
            send("y".repeat(length), relayed);
            assertThat(ada.await("a packet", Answer::isChannelData).bytes()).hasSize(4 + length);
        }
    }

    @Test
    void aPeerMaySpeakFromAnyPortOfAPermittedAddress() throws IOException {
        InetSocketAddress relayed = ada.allocate().relayed();
        ada.permit(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
        send("from another port", relayed);
        Answer answer = ada.await("a packet", Answer::isIndication);
        assertThat(answer.address(Attribute.XOR_PEER_ADDRESS)).isEqualTo(address());
    }

    @Test
    void strangersAreNotLetIn() throws IOException {
        InetSocketAddress relayed = ada.allocate().relayed();
        send("may I?", relayed);
        assertThat(ada.next(TurnClient.SILENCE)).isNull();
    }

    @Test
    void whatIsOverIsClosed() throws IOException {
        InetSocketAddress relayed = ada.allocate().relayed();
        ada.bind(0x4000, address());
        ada.refresh(0);
        ada.sendOn(0x4000, "hello");
        send("hello", relayed);
        peer.setSoTimeout((int) TurnClient.SILENCE.toMillis());
        assertThatThrownBy(this::receive).isInstanceOf(SocketTimeoutException.class);
        assertThat(ada.next(TurnClient.SILENCE)).isNull();
    }

    /**
     * What is relayed costs the collector next to nothing, so that its pauses lose no packets. The JDK's selector boxes the number of a socket
     * each time it wakes up, here for each packet; that is all.
     */
    @Test
    void aRelayedPacketLeavesNoGarbage() throws IOException {
        InetSocketAddress relayed = ada.allocate().relayed();
        ada.bind(0x4000, address());
        TurnClient bob = relay.client("bob");
        InetSocketAddress bobs = bob.allocate().relayed();
        DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        bob.bind(0x4000, new InetSocketAddress(other.getLocalAddress(), other.getLocalPort()));
        DatagramSocket[] peers = {peer, other};
        TurnClient[] clients = {ada, bob};
        InetSocketAddress[] addresses = {relayed, bobs};
        long before = 0;
        int rounds = 4_000;
        for (int round = -1_000; round < rounds; round++) {
            if (round == 0) {
                before = relay.allocatedBytes();
            }
            int which = round & 1;
            clients[which].sendOn(0x4000, "from the client");
            peers[which].receive(new DatagramPacket(new byte[100], 100));
            peers[which].send(new DatagramPacket(new byte[50], 50, addresses[which]));
            clients[which].await("a packet", Answer::isChannelData);
        }
        long perPacket = (relay.allocatedBytes() - before) / (2L * rounds);
        assertThat(perPacket).isLessThanOrEqualTo(BOXED_NUMBER);
        bob.close();
        other.close();
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(peer.getLocalAddress(), peer.getLocalPort());
    }

    private void send(String text, InetSocketAddress to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        peer.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private DatagramPacket receive() throws IOException {
        byte[] room = new byte[2_000];
        DatagramPacket packet = new DatagramPacket(room, room.length);
        if (peer.getSoTimeout() == 0) {
            peer.setSoTimeout((int) TurnClient.PATIENCE.toMillis());
        }
        peer.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(Arrays.copyOf(packet.getData(), packet.getLength()), StandardCharsets.UTF_8);
    }
}
