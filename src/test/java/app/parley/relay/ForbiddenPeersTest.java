package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import app.parley.relay.turn.PeerRules;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The relay opens nobody's inner network, by whatever name. */
class ForbiddenPeersTest {
    static final List<String> INNER = List.of("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1");
    static final List<String> NEVER = List.of(
            "0.0.0.0",
            "0.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255");
    static final List<String> OPEN = List.of(
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "126.1.1.1",
            "128.0.0.1",
            "169.253.1.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.167.1.1",
            "198.17.255.255",
            "198.20.0.1",
            "223.255.255.255");
    static final List<String> INNER_6 = List.of("fc00::1", "fd12:3456::1");
    static final List<String> NEVER_6 = List.of(
            "::",
            "::1",
            "::8.8.8.8",
            "::127.0.0.1",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "feff::1",
            "ff02::1",
            "100::1",
            "2001:db8::1",
            "3fff::1",
            "2001:2::1",
            "64:ff9b:1::1",
            "64:ff9b::a00:1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b::1:808:808",
            "2002:a00:1::1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "2001:0:808:808:0:0:f5ff:fffe",
            "2001:0:a00:1::f7f7:f7f7",
            "5f00::1",
            "4000::1",
            "e000::1");
    static final List<String> OPEN_6 = List.of(
            "2606:4700:4700::1111",
            "2a00:1450::1",
            "64:ff9b::808:808",
            "2002:808:808::1",
            "2001:0:808:808:0:0:f7f7:f7f7",
            "2400::1",
            "3ffe::1");

    @TestFactory
    Stream<DynamicTest> byRule() {
        PeerRules rules = new PeerRules(false);
        PeerRules open = new PeerRules(true);
        List<DynamicTest> tests = new ArrayList<>();
        Consumer<String> forbidden = name -> tests.add(DynamicTest.dynamicTest(
                name + " is forbidden",
                () -> assertThat(rules.allows(bits(name))).isFalse()));
        Stream.of(INNER, NEVER, INNER_6, NEVER_6).forEach(names -> names.forEach(forbidden));
        Stream.of(OPEN, OPEN_6)
                .forEach(names -> names.forEach(name -> tests.add(DynamicTest.dynamicTest(
                        name + " is open",
                        () -> assertThat(rules.allows(bits(name))).isTrue()))));
        Stream.of(INNER, INNER_6)
                .forEach(names -> names.forEach(name -> tests.add(DynamicTest.dynamicTest(
                        name + " can be opened",
                        () -> assertThat(open.allows(bits(name))).isTrue()))));
        Stream.of(NEVER, NEVER_6)
                .forEach(names -> names.forEach(name -> tests.add(DynamicTest.dynamicTest(
                        name + " cannot be opened",
                        () -> assertThat(open.allows(bits(name))).isFalse()))));
        return tests.stream();
    }

    @Test
    void ipv4InIpv6ClothesIsNoIpv4() {
        PeerAddress mapped = new PeerAddress();
        mapped.family = Stun.IPV6;
        mapped.high = 0;
        for (long low : new long[] {0xFFFF_7F00_0001L, 0xFFFF_0808_0808L, 0xFFFF_0000_0000L | 0x0A00_0001L}) {
            mapped.low = low;
            assertThat(new PeerRules(true).allows(mapped)).isFalse();
        }
    }

    @Test
    void ipv4MappedPeersAreRefusedAtTheDoorToo() {
        byte[] six = {Stun.IPV6, 0, 0, 0};
        try (RelayFixture house = RelayFixture.start();
                TurnClient ada = house.client("ada")) {
            if (ada.allocate(attributes -> attributes.bytes(Attribute.REQUESTED_ADDRESS_FAMILY, six))
                    .isSuccess()) {
                for (byte[] inner : new byte[][] {{127, 0, 0, 1}, {10, 0, 0, 1}, {8, 8, 8, 8}}) {
                    assertThat(ada.permitMapped(inner).error()).isEqualTo(403);
                }
                for (String name :
                        Stream.of(INNER_6, NEVER_6).flatMap(List::stream).toList()) {
                    assertThat(ada.permit(new InetSocketAddress(name, 80)).error())
                            .as(name)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void theyAreRefusedAtEveryDoor() {
        try (RelayFixture house = RelayFixture.start();
                TurnClient ada = house.client("ada")) {
            ada.allocate();
            for (String name : Stream.of(INNER, NEVER).flatMap(List::stream).toList()) {
                InetSocketAddress peer = new InetSocketAddress(name, 80);
                assertThat(ada.permit(peer).error()).as(name).isEqualTo(403);
                assertThat(ada.bind(0x4000, peer).error()).as(name).isEqualTo(403);
            }
            assertThat(ada.permit(new InetSocketAddress("8.8.8.8", 53)).error()).isZero();
        }
    }

    @Test
    void thisMachineIsRefusedToo() {
        try (RelayFixture house = RelayFixture.start();
                TurnClient ada = house.client("ada")) {
            InetSocketAddress own = ada.allocate().relayed();
            for (InetAddress address : house.addresses()) {
                boolean four = address.getAddress().length == 4;
                InetSocketAddress peer = new InetSocketAddress(address, 80);
                assertThat(ada.permit(peer).error()).isEqualTo(four ? 403 : 443);
            }
            // A relayed address of this relay is a peer; any other port of the same address is not.
            assertThat(ada.permit(own).error()).isZero();
            InetSocketAddress beside = new InetSocketAddress(own.getAddress(), house.relay.port());
            assertThat(ada.permit(beside).error()).isEqualTo(403);
            assertThat(ada.bind(0x4000, beside).error()).isEqualTo(403);
        }
    }

    @Test
    void aPermissionForOnePortOfThisMachineSendsToNoOther() throws Exception {
        try (RelayFixture house = RelayFixture.start();
                TurnClient ada = house.client("ada")) {
            InetSocketAddress own = ada.allocate().relayed();
            ada.permit(own);
            try (DatagramSocket service = new DatagramSocket(0, own.getAddress())) {
                service.setSoTimeout((int) TurnClient.SILENCE.toMillis());
                ada.sendTo(new InetSocketAddress(own.getAddress(), service.getLocalPort()), "let me in");
                byte[] room = new byte[100];
                assertThatThrownBy(() -> service.receive(new DatagramPacket(room, room.length)))
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static PeerAddress bits(String name) {
        try {
            return new PeerAddress().set(InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
