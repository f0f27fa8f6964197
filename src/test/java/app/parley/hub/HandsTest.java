package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.Departure;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.MediaStatePatch;
import app.parley.hub.value.PeerView;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Raised hands stand in a line that is the same for everybody. */
class HandsTest {
    private static final RoomId OFFICE = new RoomId("office");
    private static final MediaStatePatch UP = new MediaStatePatch(null, null, null, true, null, null);

    private final HubFixture fixture = new HubFixture();
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");
    private final TestSession carol = fixture.connects("Carol");
    private final TestSession dave = fixture.connects("Dave");

    HandsTest() {
        fixture.room(OFFICE, Kind.TEAM, 8, alice.user());
        alice.enters(OFFICE);
    }

    @Test
    void handsStandInTheOrderOfRaisingAlsoForWhoComesLater() {
        PeerId bobs = bob.enters(OFFICE);
        PeerId carols = carol.enters(OFFICE);
        raises(carol);
        raises(bob);

        dave.enters(OFFICE);

        assertThat(lineSeenBy(dave)).containsExactly(carols, bobs);
        List<RoomEvent.PeerChanged> heard = alice.inbox.all(RoomEvent.PeerChanged.class);
        assertThat(heard).extracting(RoomEvent.PeerChanged::peer).containsExactly(carols, bobs);
        assertThat(snapshotOf(dave).peers())
                .filteredOn(peer -> peer.handSeq() != null)
                .extracting(PeerView::handSeq)
                .containsAll(heard.stream().map(RoomEvent.PeerChanged::seq).toList());
    }

    @Test
    void whoLowersAHandAndRaisesItAgainStandsLast() {
        PeerId bobs = bob.enters(OFFICE);
        PeerId carols = carol.enters(OFFICE);
        raises(bob);
        raises(carol);
        change(bob, MediaStatePatch.HAND_DOWN);
        raises(bob);

        dave.enters(OFFICE);

        assertThat(lineSeenBy(dave)).containsExactly(carols, bobs);
    }

    @Test
    void aHandKeepsItsPlaceOverARejoin() {
        PeerId bobs = bob.enters(OFFICE);
        PeerId carols = carol.enters(OFFICE);
        raises(bob);
        raises(carol);
        String ticket = snapshotOf(bob).you().ticket();
        fixture.hub.suspend(bob.session, Departure.CONNECTION_LOST);
        TestSession again = fixture.connects("Bob");
        again.enters(OFFICE, new JoinOptions(null, bobs, ticket, null));
        raises(again);

        dave.enters(OFFICE);

        assertThat(lineSeenBy(dave)).containsExactly(bobs, carols);
    }

    @Test
    void aHostLowersAllHandsAndEachIsToldOnce() {
        PeerId bobs = bob.enters(OFFICE);
        PeerId carols = carol.enters(OFFICE);
        raises(bob);
        raises(carol);
        bob.inbox.forget();

        command(alice, new RoomCommand.Lower(null));
        command(alice, new RoomCommand.Lower(null));

        List<RoomEvent.PeerChanged> heard = bob.inbox.all(RoomEvent.PeerChanged.class);
        assertThat(heard).extracting(RoomEvent.PeerChanged::peer).containsExactly(bobs, carols);
        assertThat(heard).extracting(RoomEvent.PeerChanged::state).containsOnly(MediaStatePatch.HAND_DOWN);
    }

    @Test
    void aHostLowersOneHandAndTheOthersStay() {
        PeerId bobs = bob.enters(OFFICE);
        PeerId carols = carol.enters(OFFICE);
        raises(bob);
        raises(carol);

        command(alice, new RoomCommand.Lower(bobs));
        dave.enters(OFFICE);

        assertThat(lineSeenBy(dave)).containsExactly(carols);
        RoomsTest.assertRefused(
                ErrorCode.NO_SUCH_PEER, () -> command(alice, new RoomCommand.Lower(new PeerId("p_nobody"))));
    }

    private void raises(TestSession who) {
        change(who, UP);
    }

    private void change(TestSession who, MediaStatePatch patch) {
        command(who, new RoomCommand.Change(patch));
    }

    private void command(TestSession who, RoomCommand command) {
        fixture.hub.command(who.session, OFFICE, command);
    }

    private static RoomEvent.Snapshot snapshotOf(TestSession who) {
        return who.inbox.last(RoomEvent.Snapshot.class);
    }

    private static List<PeerId> lineSeenBy(TestSession who) {
        return snapshotOf(who).peers().stream()
                .filter(peer -> peer.handSeq() != null)
                .sorted(Comparator.comparing(peer -> Objects.requireNonNull(peer.handSeq())))
                .map(PeerView::peer)
                .toList();
    }
}
