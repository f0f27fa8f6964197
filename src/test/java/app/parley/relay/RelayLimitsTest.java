package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.relay.stun.Stun;
import app.parley.relay.turn.RelayLimits;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RelayLimitsTest {
    private static final RelayLimits FEW = new RelayLimits(2, 3, 2, 2, 80, 1_000_000, 20);

    @Test
    void aUserHasSoManyAllocationsAndANetworkToo() {
        try (RelayFixture house = RelayFixture.start(FEW)) {
            List<TurnClient> clients = new ArrayList<>();
            List<Integer> answers = new ArrayList<>();
            for (String user : List.of("ada", "ada", "ada", "bob", "cy")) {
                TurnClient client = house.client(user);
                clients.add(client);
                answers.add(client.allocate().error());
            }
            assertThat(answers).containsExactly(0, 0, 486, 0, 486);
            clients.get(0).refresh(0);
            assertThat(clients.get(2).allocate().error()).isZero();
            clients.forEach(TurnClient::close);
        }
    }

    @Test
    void anAllocationHasSoManyPermissionsAndChannels() {
        try (RelayFixture house = RelayFixture.start(FEW);
                TurnClient ada = house.client("ada")) {
            ada.allocate();
            assertThat(ada.bind(0x4000, peer("1.1.1.1", 1)).error()).isZero();
            assertThat(ada.bind(0x4001, peer("1.1.1.1", 2)).error()).isZero();
            assertThat(ada.bind(0x4002, peer("1.1.1.1", 3)).error()).isEqualTo(508);
            assertThat(ada.permit(peer("1.1.1.2", 1)).error()).isZero();
            assertThat(ada.permit(peer("1.1.1.3", 1)).error()).isEqualTo(508);
            assertThat(ada.permit(peer("1.1.1.2", 9)).error()).isZero();
            house.clock.advance(Duration.ofSeconds(301));
            assertThat(ada.permit(peer("1.1.1.3", 1)).error()).isZero();
        }
    }

    @Test
    void whatIsSentTooFastIsDropped() {
        try (RelayFixture house = RelayFixture.start(FEW);
                TurnClient ada = house.client("ada");
                TurnClient bob = house.client("bob")) {
            InetSocketAddress a = ada.allocate().relayed();
            InetSocketAddress b = bob.allocate().relayed();
            ada.bind(0x4000, b);
            bob.bind(0x4000, a);
            // 80 kbit/s are 10,000 bytes a second.
            for (int count = 0; count < 30; count++) {
                ada.sendOn(0x4000, "x".repeat(1_000));
            }
            ada.refresh(600);
            int came = 0;
            while (bob.next(TurnClient.SILENCE) != null) {
                came++;
            }
            assertThat(came).isEqualTo(9);
            house.clock.advance(Duration.ofSeconds(1));
            ada.sendOn(0x4000, "again");
            assertThat(bob.receive()).isEqualTo("again");
        }
    }

    @Test
    void strangersAreAnsweredSoManyTimesASecond() {
        try (RelayFixture house = RelayFixture.start(FEW);
                TurnClient known = house.client("ada");
                TurnClient flood = house.client("mallory")) {
            known.allocate();
            byte[] binding = header(Stun.BINDING, 7);
            for (int count = 0; count < 200; count++) {
                flood.send(binding);
            }
            int answers = 0;
            while (flood.next(TurnClient.SILENCE) != null) {
                answers++;
            }
            assertThat(answers).isBetween(1, 20);
            assertThat(known.refresh(600).isSuccess()).isTrue();
            house.clock.advance(Duration.ofSeconds(1));
            assertThat(flood.askUnsigned(Stun.BINDING, attributes -> {}).isSuccess())
                    .isTrue();
        }
    }

    @Test
    void guessersAreHeardSoManyTimesASecond() {
        try (RelayFixture house = RelayFixture.start(FEW);
                TurnClient guesser = house.client("ada").withPassword("guess")) {
            guesser.allocate();
            for (int count = 0; count < 100; count++) {
                guesser.send(guesser.signed(Stun.REFRESH, attributes -> {}));
            }
            int answers = 0;
            while (guesser.next(TurnClient.SILENCE) != null) {
                answers++;
            }
            assertThat(answers).isBetween(1, 20);
        }
    }

    @Test
    void noAnswerToAStrangerIsMuchLongerThanWhatWasAsked() {
        try (RelayFixture house = RelayFixture.start();
                TurnClient stranger = house.client("mallory")) {
            SplittableRandom random = new SplittableRandom(11);
            for (int method : new int[] {1, 2, 3, 4, 6, 8, 9, 10, 0x0FF}) {
                for (int length = 0; length < 64; length += 4) {
                    byte[] request = header(method, random.nextInt());
                    byte[] whole = ByteBuffer.allocate(20 + length)
                            .put(request)
                            .putShort(2, (short) length)
                            .array();
                    for (int at = 20; at < whole.length; at += 4) {
                        // Attributes of no length, of which some must be understood.
                        whole[at] = (byte) (random.nextInt() & 0x80);
                        whole[at + 1] = (byte) random.nextInt();
                    }
                    house.clock.advance(Duration.ofSeconds(1));
                    stranger.send(whole);
                    Answer answer = stranger.next(Duration.ofMillis(30));
                    assertThat(answer == null ? 0 : answer.bytes().length)
                            .as("method " + method + " with " + whole.length)
                            .isLessThanOrEqualTo(whole.length * 7 / 2);
                }
            }
        }
    }

    private static byte[] header(int method, int transaction) {
        return ByteBuffer.allocate(20)
                .putShort((short) Stun.type(method, Stun.REQUEST))
                .putShort((short) 0)
                .putInt(Stun.COOKIE)
                .putInt(transaction)
                .array();
    }

    private static InetSocketAddress peer(String address, int port) {
        return new InetSocketAddress(address, port);
    }
}
