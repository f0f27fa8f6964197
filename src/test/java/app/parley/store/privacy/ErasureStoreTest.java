package app.parley.store.privacy;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.callee;
import static app.parley.testing.Calls.caller;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.Entry;
import app.parley.hub.value.Journal.PreCallChecked;
import app.parley.hub.value.Journal.QualityReported;
import app.parley.hub.value.QualitySample;
import app.parley.kernel.CallId;
import app.parley.kernel.PeerId;
import app.parley.kernel.PreCallCheck;
import app.parley.kernel.PreCallCheck.Result;
import app.parley.kernel.PreCallCheck.State;
import app.parley.kernel.PreCallCheck.Step;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.ApiToken;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.AuditRepository.Filter;
import app.parley.people.Invite;
import app.parley.people.InviteRepository.Use;
import app.parley.people.LoginSession;
import app.parley.people.Role;
import app.parley.people.Scope;
import app.parley.store.account.AccountStore;
import app.parley.store.account.ApiTokenStore;
import app.parley.store.account.AuditStore;
import app.parley.store.account.InviteStore;
import app.parley.store.account.LoginSessionStore;
import app.parley.store.call.CallStore;
import app.parley.store.db.Database;
import app.parley.store.journal.JournalWriter;
import app.parley.store.room.ChatRows;
import app.parley.store.room.ChatStore;
import app.parley.store.webhook.WebhookStore;
import app.parley.testing.OnEveryDatabase;
import app.parley.webhooks.EventType;
import app.parley.webhooks.Webhook;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ErasureStoreTest {
    private static final UserId ALICE = new UserId("alice");
    private static final UserId ALIAS = new UserId("erased-1");
    private static final Instant LATER = NOON.plusSeconds(3_600);
    private static final RoomId ROOM = new RoomId("standup");

    private final Database database;
    private final AccountStore accounts;
    private final AuditStore audit;
    private final InviteStore invites;
    private final JournalWriter journal;
    private final ErasureStore erasures;

    ErasureStoreTest(Database database) {
        this.database = database;
        accounts = new AccountStore(database);
        audit = new AuditStore(database);
        invites = new InviteStore(database);
        journal = new JournalWriter(database);
        erasures = new ErasureStore(database, journal);
    }

    @BeforeEach
    void aliceLeavesTracesEverywhere() {
        new WebhookStore(database)
                .insert(new Webhook(
                        "wh_1",
                        URI.create("https://example.org/"),
                        Set.of(EventType.USER_CREATED, EventType.CALL_ENDED),
                        "whsec_",
                        NOON));
        accounts.insert(Account.fresh(ALICE, "Alice", Role.MEMBER, NOON), "hash");
        new LoginSessionStore(database)
                .insert(
                        new LoginSession("s_1", ALICE, null, NOON, NOON, LATER.plusSeconds(9), "Alice's", "192.0.2.1"),
                        "h1");
        new ApiTokenStore(database)
                .insert(new ApiToken("t_1", ALICE, "Alice's", Set.of(Scope.ADMIN), NOON, null, null), "h2");
        invites.insert(invite("i_1", ALICE));
        audit.insert(NOON, new Actor(ALICE, "192.0.2.1"), AuditAction.ROOM_CREATED, "garden", null);
        audit.insert(NOON, new Actor(null, "192.0.2.1"), AuditAction.SIGN_IN_FAILED, "alice", null);
        store(new CallChanged(call("c1").completed(60)));
        store(new ChatSaid(ROOM, "m1", ALICE, "Alice", "good morning", NOON));
        store(new QualityReported(new CallId("c1"), ALICE, List.of(sample())));
        store(new PreCallChecked(new CallId("c1"), ALICE, check()));
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private void erase() {
        erasures.erase(ALICE, ALIAS, new Actor(ALIAS, null), LATER);
    }

    private void store(Entry entry) {
        journal.record(entry).toCompletableFuture().join();
    }

    private static QualitySample sample() {
        return new QualitySample(
                new PeerId("p2"), NOON, 40.0, 0.0, 1.0, 100.0, 100.0, 640, 360, 30.0, false, null, null);
    }

    private static PreCallCheck check() {
        return new PreCallCheck(NOON, List.of(new Result(Step.UPLOAD, State.OK, null, null, 5_000, null)));
    }

    private static Invite invite(String id, UserId by) {
        return new Invite(id, "code-" + id, Invite.Kind.ACCOUNT, null, by, NOON, null, null, 0, null);
    }

    @Test
    void nothingInAnyTableNamesThemAnyMore() {
        assertThat(everythingStored()).anyMatch(text -> text.contains("alice"));
        erase();

        assertThat(everythingStored())
                .noneMatch(text -> text.contains("alice"))
                .noneMatch(text -> text.contains("192.0.2.1"));
    }

    @Test
    void historyGoesOnUnderTheAlias() {
        erase();

        LoggedCall call = new CallStore(database)
                .find("c1", new Viewer("erased-1", false))
                .orElseThrow();
        assertThat(call.startedBy()).isEqualTo(new LoggedCall.Named("erased-1", "Erased", false));
        assertThat(call.room().name()).isEqualTo("Erased, bob");
        assertThat(call.people().get(0).name()).isEqualTo("Erased");
        assertThat(call.people().get(0).spans()).hasSize(1);
        assertThat(call.people().get(0).quality().rttMs()).isEqualTo(40);
        assertThat(new ChatStore(database).find(ROOM, null, null, 9))
                .extracting(message -> message.user() + " " + message.name() + " " + message.text())
                .containsExactly("erased-1 Erased good morning");
        assertThat(audit.page(Filter.ALL, null, 9))
                .extracting(entry -> entry.action() + " " + entry.actor() + " " + entry.target())
                .containsExactly(
                        "user.erased erased-1 erased-1",
                        "sign-in.failed null erased-1",
                        "room.created erased-1 garden");
    }

    @Test
    void aNameIsNotGivenOutAgain() {
        erase();
        invites.insert(invite("i_2", new UserId("bob")));

        assertThat(accounts.find(ALICE)).isEmpty();
        Account another = Account.fresh(ALICE, "Another", Role.MEMBER, LATER);
        assertThat(accounts.insert(another, "hash")).isFalse();
        assertThat(invites.use("i_2", LATER, another, "hash")).isEqualTo(Use.NAME_TAKEN);
        assertThat(accounts.find(ALICE)).isEmpty();
    }

    @Test
    void linksTheyMadeWorkNoMore() {
        erase();

        assertThat(invites.use("i_1", LATER)).isEqualTo(Use.SPENT);
    }

    @Test
    void whatTheHubStillRemembersIsStoredUnderTheAlias() {
        store(new CallChanged(call("c2").ongoing()));
        journal.record(new ChatSaid(ROOM, "m2", ALICE, "Alice", "just before", LATER));
        erase();
        store(new CallChanged(call("c2").completed(90)));
        store(new CallChanged(
                call("c3").with(callee("bob", "joined")).with(caller("joined")).completed(1)));
        store(new ChatSaid(ROOM, "m3", ALICE, "Alice", "just after", LATER));
        store(new QualityReported(new CallId("c2"), ALICE, List.of(sample())));
        store(new PreCallChecked(new CallId("c2"), ALICE, check()));

        assertThat(everythingStored()).noneMatch(text -> text.contains("alice"));
        assertThat(new CallStore(database).find("c2", new Viewer("bob", false)).orElseThrow())
                .satisfies(call -> {
                    assertThat(call.durationSeconds()).isEqualTo(90);
                    assertThat(call.startedBy().user()).isEqualTo("erased-1");
                });
    }

    @Test
    void manyCallsAreErasedAFewAtATime() {
        CompletableFuture.allOf(IntStream.range(0, 401)
                        .mapToObj(i -> journal.record(
                                        new CallChanged(call("many" + i).completed(1)))
                                .toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        erase();

        assertThat(everythingStored()).noneMatch(text -> text.contains("alice"));
    }

    @Test
    void manyMessagesAreErasedAPartAtATime() {
        database.useTransaction(handle -> ChatRows.insert(
                handle,
                IntStream.range(0, 2_100)
                        .mapToObj(i -> new ChatSaid(ROOM, "many" + i, ALICE, "Alice", "hello", NOON.plusMillis(i)))
                        .toList()));
        erase();

        assertThat(everythingStored()).noneMatch(text -> text.contains("alice"));
    }

    @Test
    void anErasureThatWasBrokenOffGoesOnByItselfUnderTheSameAlias() {
        database.useTransaction(handle ->
                BegunErasures.begin(handle, new BegunErasures.Begun(ALICE, ALIAS, new Actor(ALIAS, null), LATER)));

        erasures.finishBegun();

        assertThat(everythingStored()).noneMatch(text -> text.contains("alice")).contains("erased-1");
        erasures.finishBegun();
        assertThat(audit.page(new Filter(null, Set.of(AuditAction.USER_ERASED), null, null, null), null, 9))
                .hasSize(1);
    }

    @Test
    void whoAsksAgainGoesOnUnderTheFirstAlias() {
        database.useTransaction(handle ->
                BegunErasures.begin(handle, new BegunErasures.Begun(ALICE, ALIAS, new Actor(ALIAS, null), LATER)));

        erasures.erase(ALICE, new UserId("erased-2"), new Actor(ALIAS, null), LATER);

        assertThat(everythingStored())
                .noneMatch(text -> text.contains("alice"))
                .noneMatch(text -> text.contains("erased-2"));
    }

    /** All rows of all tables as text. */
    private Set<String> everythingStored() {
        return database.query(handle -> {
            Set<String> all = new TreeSet<>();
            for (String table : tables(handle)) {
                handle.createQuery("SELECT * FROM " + table)
                        .mapToMap()
                        .forEach(row -> row.values()
                                .forEach(value -> all.add(String.valueOf(value).toLowerCase(Locale.ROOT))));
            }
            return all;
        });
    }

    private static List<String> tables(Handle handle) {
        return handle.createQuery("""
                        SELECT table_name
                        FROM information_schema.tables
                        WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) <> 'flyway_schema_history'
                        """).mapTo(String.class).list();
    }
}
