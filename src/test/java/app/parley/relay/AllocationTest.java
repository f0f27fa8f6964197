package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunWriter;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final byte[] UDP = {Stun.UDP, 0, 0, 0};
    private static final byte[] TCP = {6, 0, 0, 0};
    private static final byte[] IPV6 = {Stun.IPV6, 0, 0, 0};

    private final RelayFixture house = RelayFixture.start();
    private final TurnClient ada = house.client("ada");

    @AfterEach
    void close() {
        ada.close();
        house.close();
    }

    @Test
    void aClientGetsAPortOfItsOwnForTenMinutes() {
        Answer answer = ada.allocate();
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.relayed().getPort()).isBetween(49_152, 65_535);
        assertThat(answer.number(Attribute.LIFETIME)).isEqualTo(600);
        assertThat(answer.address(Attribute.XOR_MAPPED_ADDRESS).getAddress())
                .isEqualTo(house.address().getAddress());
        assertThat(house.relay.allocations()).isEqualTo(1);
    }

    @Test
    void theSameRequestAgainIsAnsweredTheSame() {
        ada.allocate();
        ada.refresh(0);
        byte[] request = ada.signed(Stun.ALLOCATE, attributes -> attributes.bytes(Attribute.REQUESTED_TRANSPORT, UDP));
        Answer first = ada.exchange(request);
        assertThat(first.isSuccess()).isTrue();
        assertThat(ada.exchange(request).bytes()).isEqualTo(first.bytes());
        assertThat(house.relay.allocations()).isEqualTo(1);
        byte[] end = ada.signed(Stun.REFRESH, attributes -> attributes.number(Attribute.LIFETIME, 0));
        Answer ended = ada.exchange(end);
        assertThat(ended.isSuccess()).isTrue();
        assertThat(ada.exchange(end).bytes()).isEqualTo(ended.bytes());
        assertThat(house.relay.allocations()).isZero();
    }

    @Test
    void aSecondAllocationOnTheSameWayIsAMismatch() {
        ada.allocate();
        assertThat(ada.allocate().error()).isEqualTo(437);
    }

    @Test
    void whatNeedsAnAllocationIsAMismatchWithoutOne() {
        assertThat(ada.refresh(600).error()).isEqualTo(437);
        assertThat(ada.permit(house.address()).error()).isEqualTo(437);
        assertThat(ada.bind(0x4000, house.address()).error()).isEqualTo(437);
    }

    @Test
    void lifetimesAreTenMinutesToAnHour() {
        assertThat(ada.allocate(attributes -> attributes.number(Attribute.LIFETIME, 5))
                        .number(Attribute.LIFETIME))
                .isEqualTo(600);
        assertThat(ada.refresh(1_800).number(Attribute.LIFETIME)).isEqualTo(1_800);
        assertThat(ada.refresh(100_000).number(Attribute.LIFETIME)).isEqualTo(3_600);
        assertThat(ada.refresh(-1).number(Attribute.LIFETIME)).isEqualTo(3_600);
    }

    @Test
    void whatIsNotRefreshedEnds() {
        ada.allocate();
        house.clock.advance(Duration.ofSeconds(599));
        assertThat(ada.refresh(600).isSuccess()).isTrue();
        house.clock.advance(Duration.ofSeconds(601));
        house.await("ended", () -> house.relay.allocations() == 0);
        assertThat(ada.refresh(600).error()).isEqualTo(437);
        assertThat(ada.as("ada", house.expiry()).allocate().isSuccess()).isTrue();
    }

    @Test
    void onlyUdpIsRelayed() {
        assertThat(asked(attributes -> {}).error()).isEqualTo(400);
        assertThat(asked(attributes -> attributes.bytes(Attribute.REQUESTED_TRANSPORT, TCP))
                        .error())
                .isEqualTo(442);
    }

    @Test
    void anEvenPortIsEvenAndAReservedOneIsNotKnown() {
        for (int count = 0; count < 8; count++) {
            assertThat(ada.allocate(attributes -> attributes.bytes(Attribute.EVEN_PORT, new byte[] {0}))
                                    .relayed()
                                    .getPort()
                            % 2)
                    .isZero();
            ada.refresh(0);
        }
        Answer reserving = ada.allocate(attributes -> attributes.bytes(Attribute.EVEN_PORT, new byte[] {(byte) 0x80}));
        assertThat(reserving.error()).isEqualTo(420);
        assertThat(reserving.message().has(Attribute.UNKNOWN_ATTRIBUTES)).isTrue();
    }

    @Test
    void whatIsNotKnownAndMustBeIsNamed() {
        ada.allocate();
        ada.refresh(0);
        byte[] request = ada.signed(
                Stun.ALLOCATE,
                attributes -> attributes
                        .bytes(Attribute.REQUESTED_TRANSPORT, UDP)
                        .attribute(0x0022, new byte[8]) // RESERVATION-TOKEN
                        .attribute(0x001A, new byte[0]) // DONT-FRAGMENT
                        .attribute(0xC001, new byte[4])); // may be ignored
        Answer answer = ada.exchange(request);
        assertThat(answer.error()).isEqualTo(420);
        assertThat(answer.message().bytesOf(Attribute.UNKNOWN_ATTRIBUTES)).containsExactly(0, 0x22, 0, 0x1A);
    }

    @Test
    void aFamilyThatIsNotThereIsSaid() {
        assertThat(ada.allocate(attributes ->
                                attributes.bytes(Attribute.REQUESTED_ADDRESS_FAMILY, new byte[] {7, 0, 0, 0}))
                        .error())
                .isEqualTo(440);
        assertThat(ada.allocate(attributes -> attributes
                                .bytes(Attribute.REQUESTED_ADDRESS_FAMILY, IPV6)
                                .bytes(Attribute.ADDITIONAL_ADDRESS_FAMILY, IPV6))
                        .error())
                .isEqualTo(400);
    }

    @Test
    void aRefreshForAnotherFamilyIsRefused() {
        ada.allocate();
        assertThat(ada.ask(Stun.REFRESH, attributes -> attributes.bytes(Attribute.REQUESTED_ADDRESS_FAMILY, IPV6))
                        .error())
                .isEqualTo(443);
    }

    @Test
    void aConnectionThatEndsTakesItsAllocationWithIt() {
        TurnClient tcp = house.tcpClient("ada");
        assertThat(tcp.allocate().isSuccess()).isTrue();
        assertThat(house.relay.allocations()).isEqualTo(1);
        tcp.close();
        house.await("ended", () -> house.relay.allocations() == 0);
    }

    @Test
    void bindingTellsWhereTheClientIs() {
        Answer answer = ada.askUnsigned(Stun.BINDING, attributes -> {});
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.address(Attribute.XOR_MAPPED_ADDRESS).getAddress())
                .isEqualTo(house.address().getAddress());
    }

    private Answer asked(Consumer<StunWriter> attributes) {
        return ada.ask(Stun.ALLOCATE, attributes);
    }
}
