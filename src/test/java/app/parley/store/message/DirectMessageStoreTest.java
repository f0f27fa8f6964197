package app.parley.store.message;

import static app.parley.testing.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.DirectSaid;
import app.parley.hub.value.Journal.DirectSeen;
import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.store.db.Database;
import app.parley.store.journal.JournalWriter;
import app.parley.store.message.DirectMessageStore.Part;
import app.parley.store.privacy.ErasureStore;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class DirectMessageStoreTest {
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final UserId CAROL = new UserId("carol");
    private static final Part ALL = new Part(null, null, 10);

    private final Database database;
    private final DirectMessageStore store;
    private final JournalWriter journal;

    DirectMessageStoreTest(Database database) {
        this.database = database;
        store = new DirectMessageStore(database);
        journal = new JournalWriter(database);
    }

    @BeforeEach
    void theyWrite() {
        record(new DirectSaid("m1", ALICE, BOB, "one", NOON));
        record(new DirectSaid("m1", BOB, ALICE, "two", NOON.minusSeconds(60)));
        record(new DirectSaid("m2", ALICE, BOB, "three", NOON));
        record(new DirectSaid("m3", CAROL, ALICE, "of carol", NOON));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aConversationHasWhatBothWroteInTheOrderOfSending() {
        assertThat(store.find(ALICE, BOB, ALL)).extracting(DirectMessage::text).containsExactly("three", "two", "one");
        assertThat(store.find(BOB, ALICE, new Part(null, null, 2)))
                .extracting(DirectMessage::text)
                .containsExactly("three", "two");
        long two = store.find(ALICE, BOB, ALL).get(1).seq();
        assertThat(store.find(ALICE, BOB, new Part(two, null, 10)))
                .extracting(DirectMessage::text)
                .containsExactly("one");
        assertThat(store.find(ALICE, BOB, new Part(null, two, 10)))
                .extracting(DirectMessage::text)
                .containsExactly("three");
    }

    @Test
    void unreadIsWhatTheOtherWroteAfterTheLastMark() {
        assertThat(store.conversations(BOB, null, 10))
                .extracting(Conversation::other, Conversation::unread)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("alice", 2));

        record(new DirectSeen(BOB, ALICE, "m1"));
        assertThat(unread(BOB, ALICE)).isOne();
        record(new DirectSeen(BOB, ALICE, "m2"));
        record(new DirectSeen(BOB, ALICE, "m1"));
        record(new DirectSeen(BOB, ALICE, "nothing"));

        assertThat(unread(BOB, ALICE)).isZero();
        assertThat(unread(ALICE, BOB)).isOne();
    }

    @Test
    void theNewestConversationComesFirst() {
        List<Conversation> all = store.conversations(ALICE, null, 10);

        assertThat(all).extracting(Conversation::other).containsExactly("carol", "bob");
        assertThat(store.conversations(ALICE, all.get(0).last().seq(), 10))
                .extracting(conversation -> conversation.last().text())
                .containsExactly("three");
    }

    @Test
    void theSameIdWithinADayIsStoredOnce() {
        record(new DirectSaid("m1", ALICE, BOB, "again", NOON.plus(Duration.ofHours(23))));
        assertThat(store.find(ALICE, BOB, ALL)).hasSize(3);

        record(new DirectSaid("m1", ALICE, BOB, "another day", NOON.plus(Duration.ofHours(25))));

        assertThat(store.find(ALICE, BOB, "m1").orElseThrow().text()).isEqualTo("another day");
        assertThat(store.saidSince(NOON, 10)).extracting(DirectSaid::text).containsExactly("another day");
    }

    @Test
    void anErasedPersonsWordsStayUnderTheAlias() {
        UserId alias = new UserId("erased-1");
        record(new DirectSeen(ALICE, BOB, "m1"));

        new ErasureStore(database, journal).erase(BOB, alias, new Actor(ALICE, null), NOON);
        record(new DirectSaid("m9", BOB, ALICE, "what was on its way", NOON));

        assertThat(store.find(ALICE, BOB, ALL)).isEmpty();
        assertThat(store.find(ALICE, alias, ALL)).hasSize(4);
        assertThat(unread(ALICE, alias)).isOne();
        assertThat(store.of(ALICE, 0, 10)).hasSize(5);
    }

    private int unread(UserId reader, UserId other) {
        return store.conversation(reader, other).orElseThrow().unread();
    }

    private void record(app.parley.hub.value.Journal.Entry entry) {
        journal.record(entry).toCompletableFuture().join();
    }
}
