package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.relay.stun.Stun;
import app.parley.relay.turn.RelayLimits;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamsTest {
    @Test
    void messagesMayComeByteByByteOrManyAtOnce() {
        try (RelayFixture house = RelayFixture.startWithTls()) {
            for (TurnClient client : new TurnClient[] {house.tcpClient("ada"), house.tlsClient("bob")}) {
                client.allocate();
                byte[] one = client.signed(Stun.REFRESH, attributes -> {});
                for (byte each : one) {
                    client.send(new byte[] {each});
                }
                assertThat(client.await("an answer", answer -> true).isSuccess())
                        .isTrue();
                ByteBuffer three = ByteBuffer.allocate(one.length * 3);
                three.put(one).put(one).put(one);
                client.send(three.array());
                for (int count = 0; count < 3; count++) {
                    assertThat(client.await("an answer", answer -> true).isSuccess())
                            .isTrue();
                }
                client.close();
            }
        }
    }

    @Test
    void whatIsNoSuchStreamIsClosed() {
        try (RelayFixture house = RelayFixture.start()) {
            for (byte[] junk : new byte[][] {
                "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                {(byte) 0x80, 0, 0, 0, 0},
                {0, 1, 0, 1, 0},
                {0, 1, (byte) 0xFF, (byte) 0xFC, 0}
            }) {
                try (TurnClient client = house.tcpClient("ada")) {
                    client.send(junk);
                    assertThat(client.isClosedByTheRelay()).isTrue();
                }
            }
        }
    }

    @Test
    void whoConnectsAndDoesNothingIsCut() {
        try (RelayFixture house = RelayFixture.startWithTls();
                TurnClient idle = house.tcpClient("ada");
                TurnClient slow = house.tcpClient("bob");
                TurnClient tls =
                        TurnClient.tcp(new InetSocketAddress(house.address().getAddress(), house.relay.tlsPort()));
                TurnClient good = house.tcpClient("cy")) {
            slow.send(new byte[] {0, 1, 0, 8});
            good.allocate();
            house.clock.advance(Duration.ofSeconds(10));
            assertThat(idle.isClosedByTheRelay()).isTrue();
            assertThat(slow.isClosedByTheRelay()).isTrue();
            assertThat(tls.isClosedByTheRelay()).isTrue();
            assertThat(good.refresh(600).isSuccess()).isTrue();
        }
    }

    @Test
    void whoDoesNotReadLosesPacketsAndCostsNobodyElseAny() {
        try (RelayFixture house = RelayFixture.start(new RelayLimits(9, 9, 9, 9, 1_000_000, 1_000_000, 100));
                TurnClient ada = house.client("ada");
                TurnClient sleeper = house.tcpClient("bob");
                TurnClient cy = house.tcpClient("cy")) {
            InetSocketAddress a = ada.allocate().relayed();
            InetSocketAddress b = sleeper.allocate().relayed();
            InetSocketAddress c = cy.allocate().relayed();
            ada.bind(0x4000, b);
            ada.bind(0x4001, c);
            sleeper.bind(0x4000, a);
            cy.bind(0x4000, a);
            for (int count = 0; count < 20_000; count++) {
                ada.sendOn(0x4000, "x".repeat(1_000));
            }
            ada.sendOn(0x4001, "hello");
            ada.refresh(600);
            assertThat(cy.receive()).isEqualTo("hello");
            assertThat(sleeper.receive()).hasSize(1_000);
        }
    }

    @Test
    void anAddressHasSoManyConnections() {
        try (RelayFixture house = RelayFixture.start(new RelayLimits(9, 2, 9, 9, 8_000, 8_000, 100));
                TurnClient one = house.tcpClient("ada");
                TurnClient two = house.tcpClient("ada");
                TurnClient three = house.tcpClient("ada")) {
            assertThat(one.allocate().isSuccess()).isTrue();
            assertThat(two.allocate().isSuccess()).isTrue();
            assertThat(three.isClosedByTheRelay()).isTrue();
        }
    }
}
