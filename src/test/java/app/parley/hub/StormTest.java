package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.Client;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.Event;
import app.parley.hub.value.JsonEvent.UserList;
import app.parley.hub.value.Presence;
import app.parley.hub.value.PresenceEvent.PresenceChanged;
import app.parley.hub.value.PresenceEvent.PresenceChanges;
import app.parley.hub.value.PresenceEvent.PresenceList;
import app.parley.hub.value.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole team comes at once: what everybody is told grows with the number of people, not with its square. */
class StormTest {
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final int FEW = 20;

    private final HubFixture fixture = new HubFixture();

    @ParameterizedTest
    @ValueSource(ints = {200, 800})
    void eachWatcherGetsAsFewMessagesOfALargeTeamAsOfASmallOne(int people) {
        hires(people);
        List<TestSession> team = signsIn(people, Topic.PRESENCE);

        calmReturns();

        assertThat(team).allSatisfy(one -> {
            assertThat(one.inbox.delivered).hasSizeLessThanOrEqualTo(3);
            assertThat(onlineTo(one)).hasSize(people);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 800})
    void whoAsksForBatchesGetsOneMessageForAllThatChangedInARound(int people) {
        hires(people);
        TestSession watcher = fixture.connects("Alice");
        watcher.watches(Topic.PRESENCE_BATCHES);
        fixture.passes(ROUND);
        watcher.inbox.forget();

        signsIn(people, Topic.PRESENCE_BATCHES);
        fixture.passes(ROUND);

        assertThat(watcher.inbox.types()).containsExactly("presence-changes");
        assertThat(watcher.inbox.last(PresenceChanges.class).users()).hasSize(people);
    }

    @Test
    void allWhoWaitShareOneList() {
        hires(800);
        List<TestSession> team = signsIn(800, Topic.PRESENCE);
        calmReturns();

        Set<PresenceList> lists = team.stream()
                .map(one -> one.inbox.last(PresenceList.class))
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));

        assertThat(lists).hasSize(1);
    }

    @Test
    void aListThatWouldBeOldAtOnceIsNotGivenYet() {
        hires(800);
        List<TestSession> early = signsIn(0, 400, Topic.PRESENCE);
        fixture.passes(ROUND);
        List<TestSession> late = signsIn(400, 800, Topic.PRESENCE);
        calmReturns();

        assertThat(Stream.concat(early.stream(), late.stream())).allSatisfy(one -> {
            assertThat(one.inbox.all(PresenceList.class)).hasSizeLessThanOrEqualTo(2);
            assertThat(onlineTo(one)).hasSize(800);
        });
        assertThat(early.get(399).inbox.types()).containsExactly("presence-list");
    }

    @Test
    void nobodyWaitsForAStormThatDoesNotEnd() {
        hires(200);
        TestSession watcher = fixture.connects("Alice");
        for (int second = 0; second < 4; second++) {
            watcher.watches(Topic.PRESENCE);
            List<TestSession> team = signsIn(100, Topic.CALLS);
            fixture.passes(Duration.ofSeconds(1));
            team.forEach(one -> fixture.hub.close(one.session, true));
        }

        assertThat(watcher.inbox.all(PresenceList.class)).isNotEmpty();
    }

    @Test
    void fewChangesAreToldOneByOneToWhoDidNotAskForBatches() {
        hires(FEW);
        TestSession watcher = fixture.connects("Alice");
        watcher.watches(Topic.PRESENCE);
        fixture.passes(ROUND);
        watcher.inbox.forget();

        signsIn(FEW, Topic.CALLS);
        fixture.passes(ROUND);

        assertThat(watcher.inbox.all(PresenceChanged.class)).hasSize(FEW);
        assertThat(watcher.inbox.all(PresenceList.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "batches"})
    void whoHasNotTakenWhatCameBeforeWaitsForTheListAsItIsThen(String form) {
        hires(300);
        TestSession slow = fixture.connects("Alice");
        slow.watches(form.equals("single") ? Topic.PRESENCE : Topic.PRESENCE_BATCHES);
        fixture.passes(ROUND);
        slow.inbox.forget();
        slow.inbox.behind = true;

        List<TestSession> team = signsIn(300, Topic.CALLS);
        fixture.passes(ROUND);
        team.forEach(one -> fixture.hub.close(one.session, true));
        fixture.passes(ROUND);
        assertThat(slow.inbox.delivered).isEmpty();
        slow.inbox.behind = false;
        fixture.passes(ROUND);
        fixture.passes(ROUND);

        assertThat(slow.inbox.types()).containsExactly("presence-list");
        assertThat(onlineTo(slow)).containsExactly("alice");
    }

    @Test
    void whoIsBehindStillGetsWhatIsLittle() {
        TestSession slow = fixture.connects("Alice");
        slow.watches(Topic.PRESENCE);
        fixture.passes(ROUND);
        slow.inbox.forget();
        slow.inbox.behind = true;

        fixture.connects("Bob");
        fixture.passes(ROUND);

        assertThat(slow.inbox.types()).containsExactly("presence");
    }

    @Test
    void whoLeftIsToldNothing() {
        TestSession watcher = fixture.connects("Alice");
        watcher.watches(Topic.PRESENCE);
        watcher.watches(Topic.PRESENCE_BATCHES);
        fixture.hub.unwatch(watcher.session, Topic.PRESENCE);
        fixture.hub.unwatch(watcher.session, Topic.PRESENCE_BATCHES);
        watcher.inbox.forget();

        fixture.connects("Bob");
        fixture.passes(ROUND);

        assertThat(watcher.inbox.delivered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 800})
    void theJsonClientsHearOfManyWhoJoinTogetherInAFewLists(int people) {
        List<TestSession> crowd = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            crowd.add(joins("Guest" + i));
        }
        fixture.passes(ROUND);

        assertThat(crowd.stream()
                        .mapToInt(one -> one.inbox.all(UserList.class).size())
                        .sum())
                .isLessThan(10_000);
        assertThat(crowd)
                .allSatisfy(one ->
                        assertThat(one.inbox.last(UserList.class).users()).hasSize(people));

        crowd.forEach(one -> one.inbox.forget());
        crowd.subList(1, people).forEach(one -> fixture.hub.close(one.session, true));
        fixture.passes(ROUND);

        assertThat(crowd.get(0).inbox.last(UserList.class).users()).containsExactly("Guest0");
    }

    @Test
    void aLargeTeamThatSignsInWhileNobodyIsOnTheFloorCostsTheFloorNothing() {
        hires(300);
        signsIn(300, Topic.CALLS);
        fixture.passes(ROUND);

        TestSession first = joins("Ann");

        assertThat(first.inbox.last(UserList.class).users()).hasSize(301);
    }

    private void hires(int people) {
        for (int i = 0; i < people; i++) {
            fixture.account("P" + i, false, true);
        }
        fixture.passes(ROUND);
    }

    /** In the first round there are many changes, in the second none. */
    private void calmReturns() {
        fixture.passes(ROUND);
        fixture.passes(ROUND);
    }

    private List<TestSession> signsIn(int people, Topic topic) {
        return signsIn(0, people, topic);
    }

    private List<TestSession> signsIn(int from, int to, Topic topic) {
        List<TestSession> team = new ArrayList<>();
        for (int i = from; i < to; i++) {
            TestSession one = fixture.connects("P" + i);
            one.inbox.forget();
            one.watches(topic);
            team.add(one);
        }
        return team;
    }

    private TestSession joins(String name) {
        FakeOutbox outbox = new FakeOutbox();
        Session session = fixture.hub.openGuest(name, new Client(Dialect.JSON, "Test", "open"), outbox);
        fixture.api.join(session);
        return fixture.new TestSession(session, outbox);
    }

    /** Whom a client takes to be online after all that it was told. */
    private static List<String> onlineTo(TestSession one) {
        Map<String, String> known = new HashMap<>();
        one.inbox.delivered.stream().map(FakeOutbox.Delivery::event).forEach(event -> {
            if (event instanceof PresenceList) {
                known.clear();
            }
            presencesIn(event).forEach(presence -> known.put(presence.user().value(), presence.status()));
        });
        known.values().removeIf("offline"::equals);
        return List.copyOf(known.keySet());
    }

    private static Stream<Presence> presencesIn(Event event) {
        if (event instanceof PresenceList list) {
            return list.users().stream();
        } else if (event instanceof PresenceChanges changes) {
            return changes.users().stream();
        } else if (event instanceof PresenceChanged changed) {
            return Stream.of(changed.presence());
        }
        return Stream.empty();
    }
}
