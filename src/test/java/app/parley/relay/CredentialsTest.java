package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Stun;
import app.parley.relay.turn.RelayCredentials;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final byte[] UDP = {Stun.UDP, 0, 0, 0};

    private final RelayFixture house = RelayFixture.start();
    private final TurnClient ada = house.client("ada");

    @AfterEach
    void close() {
        ada.close();
        house.close();
    }

    @Test
    void whoShowsNoneIsAskedForOne() {
        Answer answer =
                ada.askUnsigned(Stun.ALLOCATE, attributes -> attributes.bytes(Attribute.REQUESTED_TRANSPORT, UDP));
        assertThat(answer.error()).isEqualTo(401);
        assertThat(answer.text(Attribute.REALM)).isEqualTo("parley");
        assertThat(answer.text(Attribute.NONCE)).startsWith("obMatJos2gAAA");
        assertThat(answer.message().bytesOf(Attribute.PASSWORD_ALGORITHMS)).containsExactly(0, 2, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void aGoodOneLetsIn() {
        assertThat(ada.allocate().isSuccess()).isTrue();
    }

    @Test
    void sha256IsUnderstood() {
        ada.withSha256();
        Answer answer = ada.allocate();
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.message().has(Attribute.MESSAGE_INTEGRITY_SHA256)).isTrue();
        assertThat(ada.refresh(600).isSuccess()).isTrue();
    }

    @Test
    void whoStrikesTheBetterAlgorithmFromTheOfferIsNoticed() {
        ada.allocate();
        byte[] onlyMd5 = {0, 1, 0, 0};
        assertThat(ada.exchange(ada.signed(
                                Stun.REFRESH, attributes -> attributes.bytes(Attribute.PASSWORD_ALGORITHM, onlyMd5)))
                        .error())
                .isEqualTo(400);
        assertThat(ada.exchange(ada.signed(
                                Stun.REFRESH,
                                attributes -> attributes
                                        .bytes(Attribute.PASSWORD_ALGORITHM, onlyMd5)
                                        .bytes(Attribute.PASSWORD_ALGORITHMS, onlyMd5)))
                        .error())
                .isEqualTo(400);
    }

    @Test
    void aForgedOneDoesNot() {
        assertThat(ada.withPassword("guessed").allocate().error()).isEqualTo(401);
        assertThat(house.relay.allocations()).isZero();
    }

    @Test
    void oneThatWasMadeLongerLivedDoesNot() {
        String real = RelayFixture.CREDENTIALS.password(RelayCredentials.username("ada", house.expiry()));
        TurnClient client = house.client("ada").as("ada", house.expiry().plusSeconds(1));
        assertThat(client.withPassword(real).allocate().error()).isEqualTo(401);
        client.close();
    }

    @Test
    void oneThatRanOutDoesNotAllocate() {
        ada.as("ada", house.clock.instant());
        assertThat(ada.allocate().error()).isEqualTo(401);
    }

    @Test
    void itRunsOutForNewAllocationsOnly() {
        ada.allocate();
        for (int minutes = 0; minutes < 120; minutes += 9) {
            house.clock.advance(Duration.ofMinutes(9));
            assertThat(ada.refresh(600).error()).isZero();
        }
        try (TurnClient bob = house.client("bob")) {
            assertThat(ada.permit(bob.allocate().relayed()).isSuccess()).isTrue();
        }
    }

    @Test
    void aNewerOneOfTheSameUserIsTaken() {
        ada.allocate();
        house.clock.advance(Duration.ofMinutes(5));
        ada.as("ada", house.expiry());
        assertThat(ada.refresh(600).isSuccess()).isTrue();
    }

    @Test
    void anotherUsersIsWrongOnAStandingAllocation() {
        ada.allocate();
        ada.as("bob", house.expiry());
        assertThat(ada.refresh(0).error()).isEqualTo(441);
        assertThat(ada.permit(house.address()).error()).isEqualTo(441);
        assertThat(house.relay.allocations()).isEqualTo(1);
    }

    @Test
    void noncesGrowOld() {
        ada.allocate();
        house.clock.advance(Duration.ofMinutes(9));
        ada.refresh(3_600);
        house.clock.advance(Duration.ofMinutes(11));
        byte[] stale = ada.signed(Stun.REFRESH, attributes -> {});
        Answer answer = ada.exchange(stale);
        assertThat(answer.error()).isEqualTo(438);
        assertThat(answer.message().has(Attribute.NONCE)).isTrue();
        assertThat(ada.refresh(600).isSuccess()).isTrue();
    }

    @Test
    void aNonceIsGoodForWhoGotItOnly() {
        ada.allocate();
        try (TurnClient other = house.client("ada")) {
            byte[] borrowed =
                    ada.signed(Stun.ALLOCATE, attributes -> attributes.bytes(Attribute.REQUESTED_TRANSPORT, UDP));
            assertThat(other.exchange(borrowed).error()).isEqualTo(438);
        }
    }

    @Test
    void aCredentialWithoutItsPartsIsABadRequest() {
        Answer answer = ada.exchange(HexFormat.of()
                .parseHex("000300182112a442000102030405060708090a0b" + "00080014"
                        + "0000000000000000000000000000000000000000"));
        assertThat(answer.error()).isEqualTo(400);
    }

    @Test
    void whoIsPutOutLosesAllAndMakesNothingNew() {
        ada.allocate();
        try (TurnClient bob = house.client("bob");
                TurnClient again = house.client("ada")) {
            bob.allocate();
            house.relay.revoke("ada");
            house.await("ended", () -> house.relay.allocations() == 1);
            assertThat(again.allocate().error()).isEqualTo(401);
            assertThat(bob.refresh(600).isSuccess()).isTrue();
            house.clock.advance(Duration.ofSeconds(1));
            assertThat(again.as("ada", house.expiry()).allocate().isSuccess()).isTrue();
        }
    }

    @Test
    void whoIsUnknownToTheHouseMakesNothing() {
        house.disabled.add("ada");
        assertThat(ada.allocate().error()).isEqualTo(401);
    }
}
