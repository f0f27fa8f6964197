package app.parley.store.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.RoomVisited;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Role;
import app.parley.store.account.AccountStore;
import app.parley.store.db.Database;
import app.parley.store.db.Fence;
import app.parley.store.journal.JournalBatch;
import app.parley.store.journal.OrphanedCallCloser;
import app.parley.testing.Calls;
import app.parley.testing.OnEveryDatabase;
import app.parley.webhooks.Delivery;
import app.parley.webhooks.EventType;
import app.parley.webhooks.Webhook;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class WebhookOutboxTest {
    private static final Instant NOW = Calls.NOON;

    private final Database database;
    private final DeliveryStore deliveries;

    WebhookOutboxTest(Database database) {
        this.database = database;
        deliveries = new DeliveryStore(database);
        subscribe("wh_all", EnumSet.complementOf(EnumSet.of(EventType.PING)));
        subscribe("wh_missed", Set.of(EventType.CALL_MISSED));
    }

    private void subscribe(String id, Set<EventType> types) {
        new WebhookStore(database).insert(new Webhook(id, URI.create("https://example.org/"), types, "whsec_", NOW));
    }

    private void write(CallRecord... calls) {
        record(Arrays.stream(calls).map(CallChanged::new).toArray(Journal.Entry[]::new));
    }

    private void record(Journal.Entry... entries) {
        database.useTransaction(handle -> new JournalBatch(handle).write(List.of(entries)));
    }

    private List<String> told(String webhook) {
        List<String> types = new java.util.ArrayList<>(
                deliveries.page(webhook, null, 100).stream().map(Delivery::type).toList());
        Collections.reverse(types);
        return types;
    }

    @Test
    void anAnsweredCallIsToldThreeTimesAndEachOnce() {
        write(Calls.call("c1").ringing());
        write(Calls.call("c1").ringing());
        write(Calls.call("c1").ongoing());
        write(Calls.call("c1").completed(60));
        write(Calls.call("c1").completed(60));

        assertThat(told("wh_all")).containsExactly("call.ringing", "call.answered", "call.ended");
        assertThat(told("wh_missed")).isEmpty();
    }

    @Test
    void whatIsWrittenAtOnceIsStillToldStepByStep() {
        write(
                Calls.call("c1").ringing(),
                Calls.call("c1").ongoing(),
                Calls.call("c1").completed(60));

        assertThat(told("wh_all")).containsExactly("call.ringing", "call.answered", "call.ended");
    }

    @Test
    void eachWayNotToAnswerHasItsEvent() {
        for (String outcome : List.of("missed", "declined", "cancelled", "busy")) {
            write(Calls.call("c-" + outcome).unanswered(outcome));
            assertThat(told("wh_all")).endsWith("call.ringing", "call." + outcome);
        }
        assertThat(told("wh_missed")).containsExactly("call.missed");
    }

    @Test
    void aCallThatFailsIsMissedOrWhereItWasTakenEnded() {
        write(Calls.call("c1").ringing());
        write(Calls.call("c1").unanswered("failed"));
        assertThat(told("wh_all")).containsExactly("call.ringing", "call.missed");
        assertThat(deliveries.page("wh_missed", null, 1).get(0).body()).contains("\"outcome\":\"failed\"");

        write(Calls.call("c2").accepted());
        write(Calls.call("c2").unanswered("failed"));
        assertThat(told("wh_all")).endsWith("call.ringing", "call.answered", "call.ended");
        assertThat(deliveries.page("wh_all", null, 1).get(0).body())
                .contains("\"outcome\":\"failed\"")
                .contains("\"answeredAt\":null");
        assertThat(told("wh_missed")).hasSize(1);
    }

    @Test
    void whatIsToldOfACallIsItsEntryInTheLog() {
        write(Calls.call("c1").unanswered("missed"));

        String body = deliveries.page("wh_missed", null, 1).get(0).body();
        assertThat(body)
                .contains("\"type\":\"call.missed\"")
                .contains("\"at\":\"2026-03-01T12:00:45.000Z\"")
                .contains("\"data\":{\"id\":\"c1\",\"kind\":\"direct\"")
                .contains("\"outcome\":\"missed\"")
                .contains("\"quality\":{\"verdict\":\"unknown\"")
                .doesNotContain("\"spells\"");
    }

    @Test
    void whoComesAndGoesIsTold() {
        RoomId room = new RoomId("team-room");
        UserId ada = new UserId("ada");
        PeerId peer = new PeerId("p1");
        record(
                new RoomVisited(room, "Team room", ada, "Ada", false, peer, NOW, null),
                new RoomVisited(room, "Team room", ada, "Ada", false, peer, NOW.plusSeconds(9), LeaveReason.LEFT));

        assertThat(told("wh_all")).containsExactly("room.joined", "room.left");
        assertThat(deliveries.page("wh_all", null, 1).get(0).body())
                .contains("\"data\":{\"room\":{\"id\":\"team-room\",\"name\":\"Team room\"},\"user\":\"ada\"")
                .contains("\"reason\":\"left\"");
    }

    @Test
    void anAccountThatCouldNotBeMadeIsNotTold() {
        AccountStore accounts = new AccountStore(database);
        Account ada = Account.fresh(new UserId("ada"), "Ada", Role.ADMIN, NOW);
        accounts.insert(ada, "hash");
        accounts.insert(ada, "hash");

        assertThat(told("wh_all")).containsExactly("user.created");
    }

    @Test
    void whatACrashCutShortIsToldAtTheNextStart() {
        write(Calls.call("c1").ongoing());

        new OrphanedCallCloser(database, Fence.NONE).closeAllBut(Set.of());

        assertThat(told("wh_all")).containsExactly("call.ringing", "call.answered", "call.ended");
    }

    @Test
    void aCallThatStillRangInACrashIsToldAsMissedAndOneThatWasTakenAsEnded() {
        write(Calls.call("c1").ringing());
        new OrphanedCallCloser(database, Fence.NONE).closeAllBut(Set.of());
        assertThat(told("wh_all")).containsExactly("call.ringing", "call.missed");

        write(Calls.call("c2").accepted());
        new OrphanedCallCloser(database, Fence.NONE).closeAllBut(Set.of());
        assertThat(told("wh_all")).endsWith("call.ringing", "call.answered", "call.ended");
    }

    @Test
    void aSubscriberThatIsGoneLeavesNothingBehind() {
        write(Calls.call("c1").unanswered("missed"));

        assertThat(new WebhookStore(database).delete("wh_missed")).isTrue();

        assertThat(deliveries.page("wh_missed", null, 1)).isEmpty();
    }
}
