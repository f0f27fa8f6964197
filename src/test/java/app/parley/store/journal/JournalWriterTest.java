package app.parley.store.journal;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.calls.quality.ConnectionQuality;
import app.parley.calls.quality.QualityLevel;
import app.parley.hub.value.Journal.Alive;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.Entry;
import app.parley.hub.value.Journal.LastSeen;
import app.parley.hub.value.Journal.QualityReported;
import app.parley.hub.value.Journal.RoomClosed;
import app.parley.hub.value.Journal.StatusSet;
import app.parley.hub.value.Presence;
import app.parley.hub.value.QualitySample;
import app.parley.kernel.CallId;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.PeerId;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.account.PresenceRows;
import app.parley.store.call.CallStore;
import app.parley.store.db.Database;
import app.parley.store.room.ChatMessage;
import app.parley.store.room.ChatStore;
import app.parley.testing.OnEveryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnEveryDatabase
@Timeout(30)
class JournalWriterTest {
    private static final RoomId ROOM = new RoomId("standup");
    private static final UserId ALICE = new UserId("alice");

    private final Database database;
    private final JournalWriter journal;

    JournalWriterTest(Database database) {
        this.database = database;
        this.journal = new JournalWriter(database);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    @Test
    void hasStoredWhatItReportsStored() {
        stored(said("m1", "hello"));

        assertThat(texts()).containsExactly("hello");
    }

    @Test
    void keepsTheOrderOfManyMessages() {
        CompletableFuture<?>[] all = IntStream.range(0, 3_000)
                .mapToObj(i -> journal.record(said("m" + i, "text " + i)).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        List<String> newestFirst =
                IntStream.range(0, 200).mapToObj(i -> "text " + (2_999 - i)).toList();
        assertThat(texts()).isEqualTo(newestFirst);
    }

    @Test
    void storesAMessageOnceHoweverOftenItComes() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(journal.record(said("m1", "text " + i)).toCompletableFuture());
        }
        all.forEach(CompletableFuture::join);

        assertThat(texts()).containsExactly("text 0");
    }

    @Test
    void keepsTheNewestStateOfACall() {
        CompletableFuture<Void> ringing =
                journal.record(new CallChanged(call("c1").ringing())).toCompletableFuture();
        CompletableFuture<Void> ongoing =
                journal.record(new CallChanged(call("c1").ongoing())).toCompletableFuture();
        stored(new CallChanged(call("c1").completed(60)));

        assertThat(ringing).isCompleted();
        assertThat(ongoing).isCompleted();
        assertThat(logged("c1").outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(logged("c1").people())
                .hasSize(2)
                .allSatisfy(person -> assertThat(person.spans()).hasSize(1));
    }

    @Test
    void changesNothingWhenTheSameStateComesAgain() {
        stored(new CallChanged(call("c1").completed(60)));
        LoggedCall before = logged("c1");
        stored(new CallChanged(call("c1").completed(60)));

        assertThat(logged("c1")).isEqualTo(before);
    }

    @Test
    void refusesAnEntryThatCannotBeStoredAndStoresItsNeighbours() {
        CompletableFuture<Void> before = journal.record(said("m1", "before")).toCompletableFuture();
        CompletableFuture<Void> tooLong =
                journal.record(said("x".repeat(1_000), "no")).toCompletableFuture();
        stored(said("m2", "after"));

        assertThat(before).isCompleted();
        assertThatThrownBy(tooLong::join).hasCauseInstanceOf(RequestException.class);
        assertThat(texts()).containsExactly("after", "before");
        assertThat(journal.isWriting()).isTrue();
    }

    @Test
    void forgetsWhatWasSaidInAClosedRoomButNotInTheNextOfThatName() {
        journal.record(said("m1", "old"));
        journal.record(new RoomClosed(ROOM));
        stored(said("m1", "new"));

        assertThat(texts()).containsExactly("new");
    }

    @Test
    void keepsWhenPeopleWereLastSeenAndWhatTheyWishToBeSeenAs() {
        database.useTransaction(handle -> handle.execute("""
                INSERT INTO accounts (username, display_name, role, active, created_at)
                VALUES ('alice', 'Alice', 'member', TRUE, CURRENT_TIMESTAMP)
                """));

        stored(new LastSeen(ALICE, NOON));
        stored(new StatusSet(ALICE, Presence.Status.DND, "in a meeting", NOON.plusSeconds(60)));

        Map<String, Object> row = database.query(handle -> handle.select(
                        "SELECT status, status_text FROM accounts WHERE last_seen_at = ? AND status_until = ?")
                .bind(0, NOON)
                .bind(1, NOON.plusSeconds(60))
                .mapToMap()
                .one());
        assertThat(row).containsEntry("status", "dnd").containsEntry("status_text", "in a meeting");
    }

    @Test
    void remembersTheLastMomentTheServerWasAlive() {
        stored(new Alive(NOON));
        stored(new Alive(NOON.plusSeconds(10)));

        assertThat(database.query(PresenceRows::lastAlive)).contains(NOON.plusSeconds(10));
    }

    @Test
    void sumsUpTheQualityOfALine() {
        stored(new CallChanged(call("c1").ongoing()));
        stored(new QualityReported(
                new CallId("c1"), ALICE, List.of(sample(30.0, 0.0, false), sample(50.0, null, true))));
        stored(new QualityReported(new CallId("c1"), ALICE, List.of(sample(40.0, 0.5, null))));
        stored(new CallChanged(call("c1").completed(60)));

        assertThat(logged("c1").people().get(0).quality())
                .isEqualTo(new ConnectionQuality(QualityLevel.GOOD, 40L, 0.3, true, null, List.of()));
        assertThat(logged("c1").people().get(1).quality()).isEqualTo(ConnectionQuality.UNKNOWN);
    }

    @Test
    void dropsTheQualityOfACallThatIsNotInTheLog() {
        stored(new QualityReported(new CallId("gone"), ALICE, List.of(sample(30.0, 0.0, false))));

        assertThat(rows("quality_samples")).isZero();
        assertThat(rows("call_quality")).isZero();
    }

    @Test
    void writesWhatWaitsBeforeItCloses() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add(journal.record(said("m" + i, "text")).toCompletableFuture());
        }
        journal.close();

        assertThat(all).allSatisfy(one -> assertThat(one).isCompleted());
        assertThatThrownBy(() -> journal.record(said("late", "late"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(RequestException.class);
    }

    private void stored(Entry entry) {
        journal.record(entry).toCompletableFuture().join();
    }

    private int rows(String table) {
        return database.query(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }

    private List<String> texts() {
        return new ChatStore(database)
                .find(ROOM, null, null, 200).stream().map(ChatMessage::text).toList();
    }

    private LoggedCall logged(String id) {
        return new CallStore(database).find(id, new Viewer("root", true)).orElseThrow();
    }

    private static ChatSaid said(String id, String text) {
        return new ChatSaid(ROOM, id, ALICE, "Alice", text, NOON);
    }

    private static QualitySample sample(Double rttMs, Double lossPercent, Boolean relay) {
        return new QualitySample(
                new PeerId("p2"), NOON, rttMs, lossPercent, null, null, null, 640, 480, 30.0, relay, null, null);
    }
}
