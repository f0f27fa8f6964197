package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Stun;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two clients that reach each other by nothing but the relay. */
class PeersTest {
    private static final InetSocketAddress PUBLIC = new InetSocketAddress("1.1.1.1", 4_000);

    private final RelayFixture house = RelayFixture.startWithTls();
    private final TurnClient ada = house.client("ada");
    private final TurnClient bob = house.client("bob");

    @AfterEach
    void close() {
        ada.close();
        bob.close();
        house.close();
    }

    @Test
    void packetsGoBothWaysInIndications() {
        InetSocketAddress a = ada.allocate().relayed();
        InetSocketAddress b = bob.allocate().relayed();
        ada.permit(b);
        bob.permit(a);
        ada.sendTo(b, "hello");
        Answer came = bob.await("a packet", Answer::isIndication);
        assertThat(TurnClient.text(came)).isEqualTo("hello");
        assertThat(came.address(Attribute.XOR_PEER_ADDRESS)).isEqualTo(a);
        bob.sendTo(a, "hello yourself");
        assertThat(ada.receive()).isEqualTo("hello yourself");
    }

    @Test
    void packetsGoBothWaysOnChannels() {
        connect(ada, bob);
        for (int count = 0; count < 100; count++) {
            ada.sendOn(0x4001, "from ada " + count);
            assertThat(bob.receive()).isEqualTo("from ada " + count);
            bob.sendOn(0x7FFF, "from bob " + count);
            assertThat(ada.receive()).isEqualTo("from bob " + count);
        }
    }

    @Test
    void everyTransportMeetsEveryOther() {
        for (TurnClient one : List.of(house.tcpClient("cy"), house.tlsClient("dee"))) {
            for (TurnClient other : List.of(house.client("eve"), house.tcpClient("fay"), house.tlsClient("gus"))) {
                connect(one, other);
                for (int length = 1; length < 2_000; length += 97) {
                    one.sendOn(0x4001, "x".repeat(length));
                    assertThat(other.receive()).hasSize(length);
                    other.sendOn(0x7FFF, "y".repeat(length));
                    assertThat(one.receive()).hasSize(length);
                }
                one.refresh(0);
                other.close();
            }
            one.close();
        }
    }

    @Test
    void ipv6ReachesIpv6() {
        byte[] six = {Stun.IPV6, 0, 0, 0};
        Answer answer = ada.allocate(attributes -> attributes.bytes(Attribute.REQUESTED_ADDRESS_FAMILY, six));
        if (answer.error() == 440) {
            return; // This machine has no IPv6 at all.
        }
        InetSocketAddress a = answer.relayed();
        InetSocketAddress b = bob.allocate(attributes -> attributes.bytes(Attribute.REQUESTED_ADDRESS_FAMILY, six))
                .relayed();
        assertThat(a.getAddress().getAddress()).hasSize(16);
        assertThat(ada.permit(PUBLIC).error()).isEqualTo(443);
        assertThat(ada.permit(b).isSuccess()).isTrue();
        assertThat(bob.permit(a).isSuccess()).isTrue();
        ada.sendTo(b, "hello");
        Answer came = bob.await("a packet", Answer::isIndication);
        assertThat(came.address(Attribute.XOR_PEER_ADDRESS)).isEqualTo(a);
        assertThat(TurnClient.text(came)).isEqualTo("hello");
    }

    @Test
    void withoutThePeersPermissionNothingComes() {
        InetSocketAddress b = bob.allocate().relayed();
        InetSocketAddress a = ada.allocate().relayed();
        ada.permit(b);
        ada.sendTo(b, "hello");
        assertThat(bob.next(TurnClient.SILENCE)).isNull();
        bob.permit(a);
        ada.sendTo(b, "hello again");
        assertThat(bob.receive()).isEqualTo("hello again");
    }

    @Test
    void withoutAnOwnPermissionNothingGoes() {
        InetSocketAddress b = bob.allocate().relayed();
        bob.permit(ada.allocate().relayed());
        ada.sendTo(b, "hello");
        assertThat(bob.next(TurnClient.SILENCE)).isNull();
    }

    @Test
    void permissionsLastFiveMinutes() {
        InetSocketAddress a = connect(ada, bob);
        house.clock.advance(Duration.ofSeconds(301));
        ada.sendOn(0x4001, "too late");
        assertThat(bob.next(TurnClient.SILENCE)).isNull();
        bob.permit(a);
        ada.sendOn(0x4001, "in time");
        assertThat(bob.receive()).isEqualTo("in time");
    }

    @Test
    void channelsLastTenMinutes() {
        connect(ada, bob);
        ada.refresh(3_600);
        bob.refresh(3_600);
        house.clock.advance(Duration.ofSeconds(601));
        ada.sendOn(0x4001, "too late");
        assertThat(bob.next(TurnClient.SILENCE)).isNull();
        assertThat(ada.bind(0x4001, PUBLIC).isSuccess()).isTrue();
    }

    @Test
    void aChannelIsForOnePeerAndAPeerHasOneChannel() {
        ada.allocate();
        assertThat(ada.bind(0x4000, PUBLIC).isSuccess()).isTrue();
        assertThat(ada.bind(0x4000, PUBLIC).isSuccess()).isTrue();
        assertThat(ada.bind(0x4001, PUBLIC).error()).isEqualTo(400);
        assertThat(ada.bind(0x4000, new InetSocketAddress("1.1.1.1", 4_001)).error())
                .isEqualTo(400);
        assertThat(ada.bind(0x7FFF, new InetSocketAddress("1.1.1.1", 4_001)).isSuccess())
                .isTrue();
    }

    @Test
    void channelsOutsideOfTheirRangeAreBadRequests() {
        ada.allocate();
        for (int channel : new int[] {0, 0x3FFF, 0x8000, 0xFFFF}) {
            assertThat(ada.bind(channel, PUBLIC).error()).isEqualTo(400);
        }
        assertThat(ada.ask(Stun.CHANNEL_BIND, attributes -> attributes.number(Attribute.CHANNEL_NUMBER, 0x4000 << 16))
                        .error())
                .isEqualTo(400);
        assertThat(ada.ask(Stun.CREATE_PERMISSION, attributes -> {}).error()).isEqualTo(400);
    }

    @Test
    void severalPermissionsAreGivenTogetherOrNotAtAll() {
        InetSocketAddress b = bob.allocate().relayed();
        InetSocketAddress a = ada.allocate().relayed();
        bob.permit(a);
        InetSocketAddress inner = new InetSocketAddress("10.0.0.1", 80);
        assertThat(ada.ask(
                                Stun.CREATE_PERMISSION,
                                attributes -> attributes
                                        .address(Attribute.XOR_PEER_ADDRESS, b)
                                        .address(Attribute.XOR_PEER_ADDRESS, inner))
                        .error())
                .isEqualTo(403);
        ada.sendTo(b, "hello");
        assertThat(bob.next(TurnClient.SILENCE)).isNull();
        assertThat(ada.ask(
                                Stun.CREATE_PERMISSION,
                                attributes -> attributes
                                        .address(Attribute.XOR_PEER_ADDRESS, PUBLIC)
                                        .address(Attribute.XOR_PEER_ADDRESS, b))
                        .isSuccess())
                .isTrue();
        ada.sendTo(b, "hello");
        assertThat(bob.receive()).isEqualTo("hello");
    }

    @Test
    void answersComeFromTheAddressThatWasAsked() {
        // A connected socket hears nobody else.
        for (InetAddress address : house.addresses()) {
            try (TurnClient client = TurnClient.udp(new InetSocketAddress(address, house.relay.port()))
                    .as("cy", house.expiry())) {
                assertThat(client.askUnsigned(Stun.BINDING, attributes -> {}).isSuccess())
                        .isTrue();
                assertThat(client.allocate().isSuccess()).isTrue();
                assertThat(client.refresh(0).isSuccess()).isTrue();
            }
        }
    }

    /** @return the relayed address of the first */
    private static InetSocketAddress connect(TurnClient one, TurnClient other) {
        InetSocketAddress a = one.allocate().relayed();
        InetSocketAddress b = other.allocate().relayed();
        assertThat(one.bind(0x4001, b).isSuccess()).isTrue();
        assertThat(other.bind(0x7FFF, a).isSuccess()).isTrue();
        return a;
    }
}
