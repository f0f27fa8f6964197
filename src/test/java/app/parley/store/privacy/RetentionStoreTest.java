package app.parley.store.privacy;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.CallFilter;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.Entry;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.AuditRepository.Filter;
import app.parley.store.account.AuditStore;
import app.parley.store.call.CallStore;
import app.parley.store.db.Database;
import app.parley.store.journal.JournalWriter;
import app.parley.store.privacy.RetentionStore.Purged;
import app.parley.store.room.ChatMessage;
import app.parley.store.room.ChatStore;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class RetentionStoreTest {
    private static final RoomId ROOM = new RoomId("standup");
    private static final Instant NOW = NOON.plus(Duration.ofDays(30));

    private final Database database;
    private final AuditStore audit;
    private final JournalWriter journal;
    private final RetentionStore retention;

    RetentionStoreTest(Database database) {
        this.database = database;
        audit = new AuditStore(database);
        journal = new JournalWriter(database);
        retention = new RetentionStore(database);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private void store(List<Entry> entries) {
        CompletableFuture.allOf(entries.stream()
                        .map(journal::record)
                        .map(stage -> stage.toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static ChatSaid said(String id, Instant at) {
        return new ChatSaid(ROOM, id, new UserId("alice"), "Alice", id, at);
    }

    private Purged purgeAll() {
        Purged before;
        Purged after = Purged.NOTHING;
        do {
            before = after;
            after = retention.purgeSome(NOON, NOW, before);
        } while (after.isMoreThan(before));
        return after;
    }

    @Test
    void whatIsOlderGoesAndAllElseStays() {
        store(List.of(
                new CallChanged(call("old").at(NOON.minusMillis(1)).completed(60)),
                new CallChanged(call("justInTime").at(NOON).completed(60)),
                new CallChanged(call("stillOn").at(NOON.minusSeconds(9)).ongoing()),
                said("old", NOON.minusMillis(1)),
                said("justInTime", NOON)));

        assertThat(purgeAll()).isEqualTo(new Purged(1, 1));
        assertThat(calls()).containsExactly("stillOn", "justInTime");
        assertThat(new ChatStore(database).find(ROOM, null, null, 9))
                .extracting(ChatMessage::text)
                .containsExactly("justInTime");
        assertThat(people()).containsExactlyInAnyOrder("stillOn", "stillOn", "justInTime", "justInTime");
    }

    @Test
    void oneEntrySaysWhatAWholePurgeDeleted() {
        store(IntStream.range(0, 450)
                .<Entry>mapToObj(i -> new CallChanged(
                        call("old" + i).at(NOON.minusSeconds(i + 1)).completed(1)))
                .toList());
        store(IntStream.range(0, 30)
                .<Entry>mapToObj(i -> said("m" + i, NOON.minusSeconds(i + 1)))
                .toList());
        assertThat(purgeAll()).isEqualTo(new Purged(450, 30));

        assertThat(calls()).isEmpty();
        assertThat(audit.page(Filter.ALL, null, 9)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("data.purged");
            assertThat(entry.actor()).isNull();
            assertThat(entry.at()).isEqualTo(NOW);
            assertThat(entry.detail()).isEqualTo("calls=450 messages=30 before=2026-03-01T12:00:00Z");
        });
    }

    @Test
    void whereNothingIsTooOldNothingIsNoted() {
        store(List.of(new CallChanged(call("c1").completed(60))));

        assertThat(purgeAll()).isEqualTo(Purged.NOTHING);
        assertThat(audit.page(Filter.ALL, null, 9)).isEmpty();
    }

    @Test
    void addressesGoFromEntriesThatStay() {
        Actor ada = new Actor(new UserId("ada"), "192.0.2.1");
        audit.insert(NOON.minusMillis(1), ada, AuditAction.SIGN_IN_OK, null, null);
        audit.insert(NOON, ada, AuditAction.SIGN_IN_OK, null, null);

        retention.forgetAddresses(NOON);
        assertThat(addresses()).containsExactly(Optional.of("192.0.2.1"), Optional.empty());
        retention.forgetAllAddresses();
        assertThat(addresses()).containsExactly(Optional.empty(), Optional.empty());
    }

    private List<Optional<String>> addresses() {
        return audit.page(Filter.ALL, null, 9).stream()
                .map(entry -> Optional.ofNullable(entry.address()))
                .toList();
    }

    private List<String> calls() {
        return new CallStore(database)
                .find(new CallQuery(new Viewer("ada", true), CallFilter.ALL, CallSort.OLDEST, 99, null)).stream()
                        .map(LoggedCall::id)
                        .toList();
    }

    private List<String> people() {
        return database.query(handle -> handle.select("SELECT call_id FROM call_people")
                .mapTo(String.class)
                .list());
    }
}
