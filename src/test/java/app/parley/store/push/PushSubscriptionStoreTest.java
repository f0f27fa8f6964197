package app.parley.store.push;

import static app.parley.testing.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.LoginSession;
import app.parley.people.Role;
import app.parley.push.PushSubscription;
import app.parley.store.account.AccountStore;
import app.parley.store.account.LoginSessionStore;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.testing.OnEveryDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class PushSubscriptionStoreTest {
    private static final UserId BOB = new UserId("bob");
    private static final Duration LIFE = Duration.ofDays(30);

    private final Database database;
    private final PushSubscriptionStore store;
    private final LoginSessionStore sessions;

    PushSubscriptionStoreTest(DatabaseSettings settings) {
        database = Database.open(settings);
        store = new PushSubscriptionStore(database);
        sessions = new LoginSessionStore(database);
    }

    @BeforeEach
    void bobIsSignedInTwice() {
        new AccountStore(database).insert(Account.fresh(BOB, "Bob", Role.MEMBER, NOON), "hash");
        for (String id : List.of("s_desk", "s_phone")) {
            sessions.insert(
                    new LoginSession(id, BOB, null, NOON, NOON, NOON.plus(LIFE), "Test on Test", null), "token " + id);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static PushSubscription subscription(String signIn, String endpoint) {
        return new PushSubscription(
                signIn,
                BOB,
                URI.create("https://push.example.net/" + endpoint),
                PushSubscription.Keys.parse(
                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                                "BTBZMqHH6r4Tts7J_aSIgg")
                        .orElseThrow(),
                NOON);
    }

    private List<String> endpoints() {
        return store.of(BOB, NOON).stream()
                .map(one -> one.signIn() + " " + one.endpoint().getPath())
                .toList();
    }

    @Test
    void keepsOneForEachSignInAndOneSignInForEachBrowser() {
        store.put(subscription("s_desk", "a"));
        store.put(subscription("s_phone", "b"));
        store.put(subscription("s_phone", "c"));
        assertThat(endpoints()).containsExactly("s_desk /a", "s_phone /c");
        assertThat(store.of(BOB, NOON).get(0).keys().auth()).isEqualTo("BTBZMqHH6r4Tts7J_aSIgg");

        store.put(subscription("s_desk", "c"));
        assertThat(endpoints()).containsExactly("s_desk /c");
    }

    @Test
    void theyGoWithTheirSignInAndCountNoLongerThanItDoes() {
        store.put(subscription("s_desk", "a"));
        store.put(subscription("s_phone", "b"));
        sessions.delete(BOB, "s_phone");
        assertThat(endpoints()).containsExactly("s_desk /a");

        assertThat(store.all(NOON.plus(LIFE).minusMillis(1))).hasSize(1);
        assertThat(store.all(NOON.plus(LIFE))).isEmpty();
        assertThat(store.of(BOB, NOON.plus(LIFE))).isEmpty();
    }

    @Test
    void whatTheBrowserReplacedMeanwhileIsNotDropped() {
        store.put(subscription("s_desk", "new"));
        store.delete("s_desk", URI.create("https://push.example.net/old"));
        assertThat(endpoints()).containsExactly("s_desk /new");

        store.delete("s_desk", URI.create("https://push.example.net/new"));
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void nobodyDeletesSomebodyElses() {
        store.put(subscription("s_desk", "a"));

        assertThat(store.delete(new UserId("eve"), "s_desk")).isFalse();
        assertThat(store.delete(BOB, "s_desk")).isTrue();
        assertThat(store.delete(BOB, "s_desk")).isFalse();
    }
}
