package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Presence;
import app.parley.hub.value.PresenceEvent;
import app.parley.hub.value.PresenceEvent.PresenceChanged;
import app.parley.hub.value.PresenceEvent.PresenceList;
import app.parley.hub.value.StatusText;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresenceRegistryTest {
    private final HubFixture fixture = new HubFixture();
    private final TestSession alice = fixture.connects("Alice");

    @Test
    void theListComesAtOnceWithEverybodyOnlineOrNot() {
        alice.watches(Topic.PRESENCE);

        assertThat(alice.inbox.last(PresenceList.class).users())
                .extracting(presence -> presence.user() + " " + presence.status())
                .containsExactly("alice online", "bob offline", "carol offline", "dave offline");
    }

    @Test
    void changesAreToldOncePerTickHoweverManyThereWere() {
        alice.watches(Topic.PRESENCE);
        fixture.passes(Duration.ofMillis(100));
        alice.inbox.forget();
        for (int i = 0; i < 5; i++) {
            fixture.connects("Bob");
        }

        fixture.passes(Duration.ofMillis(100));

        List<PresenceChanged> changes = alice.inbox.all(PresenceChanged.class);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).presence().devices()).isEqualTo(5);
    }

    @Test
    void whoeverDisconnectsIsOfflineWhateverStatusWasSet() {
        TestSession bob = fixture.connects("Bob");
        fixture.hub.setStatus(bob.user(), Presence.Status.AWAY, new StatusText("lunch"), null);
        assertThat(presenceOf(bob).status()).isEqualTo("away");

        fixture.hub.close(bob.session, true);

        assertThat(presenceOf(bob).status()).isEqualTo("offline");
        assertThat(presenceOf(bob).lastSeenAt()).isEqualTo(fixture.clock.instant());
    }

    @Test
    void aLostSocketCountsUntilItsWindowEnds() {
        TestSession bob = fixture.connects("Bob");
        fixture.hub.suspend(bob.session, Departure.CONNECTION_LOST);

        assertThat(presenceOf(bob).status()).isEqualTo("online");
        fixture.passes(Duration.ofSeconds(90));

        assertThat(presenceOf(bob).status()).isEqualTo("offline");
    }

    @Test
    void aStatusLapsesWhenItsTimeIsOver() {
        fixture.hub.setStatus(
                alice.user(),
                Presence.Status.DND,
                new StatusText("deep work"),
                fixture.clock.instant().plusSeconds(60));
        assertThat(presenceOf(alice).text()).isEqualTo("deep work");

        fixture.passes(Duration.ofSeconds(60));

        assertThat(presenceOf(alice).status()).isEqualTo("online");
        assertThat(presenceOf(alice).text()).isEmpty();
    }

    @Test
    void aNewNameLeavesTheChosenStatusAsItIs() {
        fixture.hub.setStatus(alice.user(), Presence.Status.AWAY, new StatusText("lunch"), null);

        fixture.hub
                .team()
                .putAccount(new TeamMember(
                        alice.user(), "Alice B", false, true, Presence.Status.ONLINE, "", null, null, null));

        assertThat(presenceOf(alice).name()).isEqualTo("Alice B");
        assertThat(presenceOf(alice).status()).isEqualTo("away");
    }

    @Test
    void someoneInACallIsSeenInItsRoom() {
        TestSession bob = fixture.connects("Bob");
        alice.enters(HubFixture.STANDUP);
        assertThat(presenceOf(alice).inCall()).isFalse();

        bob.enters(HubFixture.STANDUP);

        assertThat(presenceOf(alice).inCall()).isTrue();
        assertThat(presenceOf(alice).room()).isEqualTo(HubFixture.STANDUP);
    }

    @Test
    void theRoomListShowsWhoIsInside() {
        alice.watches(Topic.ROOMS);
        TestSession bob = fixture.connects("Bob");
        bob.enters(HubFixture.STANDUP);

        fixture.passes(Duration.ofMillis(100));

        assertThat(alice.inbox.last(PresenceEvent.RoomChanged.class).room().inside())
                .extracting(inside -> inside.user().value())
                .containsExactly("bob");
    }

    @Test
    void signingOutEndsOnlyWhatWasOpenedWithThatSignIn() {
        TestSession bob = fixture.connects("Bob");

        fixture.hub.team().signOutCredential("login-alice");

        assertThat(alice.inbox.closed).containsExactly(CloseReason.SIGNED_OUT);
        assertThat(bob.inbox.closed).isEmpty();
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> alice.enters(HubFixture.STANDUP));
    }

    @Test
    void whoeverWatchesGetsTheListAnewWhenSomebodyIsNoLongerInIt() {
        alice.watches(Topic.PRESENCE);
        fixture.passes(Duration.ofMillis(100));

        fixture.account("Bob", false, false);
        fixture.passes(Duration.ofMillis(100));

        assertThat(alice.inbox.last(PresenceList.class).users())
                .extracting(Presence::user)
                .doesNotContain(new UserId("bob"));
    }

    @Test
    void aDisabledAccountIsPutOutAndNoLongerListed() {
        TestSession bob = fixture.connects("Bob");
        fixture.account("Bob", false, false);
        fixture.hub.team().signOutUser(bob.user(), CloseReason.DISABLED, null);

        assertThat(bob.inbox.closed).containsExactly(CloseReason.DISABLED);
        assertThat(fixture.hub.team().presence(bob.user())).isEmpty();
        assertRefused(ErrorCode.NO_SUCH_USER, () -> alice.rings(List.of(bob.user()), null));
    }

    private Presence presenceOf(TestSession person) {
        return fixture.hub.team().presence(person.user()).orElseThrow();
    }
}
