package app.parley.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.UserId;
import app.parley.passkeys.Passkey;
import app.parley.passkeys.PasskeyRepository.Place;
import app.parley.passkeys.PasskeyRepository.Removal;
import app.parley.people.Account;
import app.parley.people.LoginSession;
import app.parley.people.Role;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class PasskeyStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123Z");
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");

    private final AccountStore accounts;
    private final PasskeyStore passkeys;
    private final KnownBrowserStore browsers;
    private final LoginSessionStore sessions;

    PasskeyStoreTest(Database database) {
        accounts = new AccountStore(database);
        passkeys = new PasskeyStore(database);
        browsers = new KnownBrowserStore(database);
        sessions = new LoginSessionStore(database);
    }

    @BeforeEach
    void people() {
        accounts.insert(Account.fresh(ADA, "Ada", Role.ADMIN, NOW), "hash");
        accounts.insert(Account.fresh(BOB, "Bob", Role.MEMBER, NOW), "hash");
    }

    private static Passkey passkey(String id, UserId user) {
        return new Passkey(id, user, "meet.example.org", "credential-" + id, "key", 3, "Phone", NOW, null);
    }

    @Test
    void aPasskeyIsReadAsItWasWrittenAndItsCredentialIsKnownOnce() {
        assertThat(passkeys.hasAny(ADA)).isFalse();
        assertThat(passkeys.insert(passkey("k_1", ADA))).isTrue();
        assertThat(passkeys.insert(passkey("k_2", ADA))).isTrue();
        assertThat(passkeys.insert(passkey("k_3", BOB))).isTrue();
        assertThat(passkeys.insert(new Passkey("k_4", BOB, "h", "credential-k_1", "key", 0, "x", NOW, null)))
                .isFalse();
        assertThat(passkeys.insert(passkey("k_5", new UserId("nobody")))).isFalse();

        assertThat(passkeys.hasAny(ADA)).isTrue();
        assertThat(passkeys.findByCredential("credential-k_1")).contains(passkey("k_1", ADA));
        assertThat(passkeys.of(ADA)).containsExactly(passkey("k_1", ADA), passkey("k_2", ADA));
        assertThat(passkeys.page(null, 2)).extracting(Passkey::id).containsExactly("k_1", "k_2");
        assertThat(passkeys.page(new Place(ADA, NOW, "k_2"), 2))
                .extracting(Passkey::id)
                .containsExactly("k_3");
    }

    @Test
    void aUseCountsUpOrNotAtAll() {
        passkeys.insert(passkey("k_1", ADA));
        assertThat(passkeys.use("k_1", 3, NOW)).isFalse();
        assertThat(passkeys.use("k_1", 0, NOW)).isFalse();
        assertThat(passkeys.use("k_1", 4, NOW)).isTrue();
        assertThat(passkeys.of(ADA).get(0).lastUsedAt()).isEqualTo(NOW);
        passkeys.insert(new Passkey("k_2", BOB, "h", "c", "key", 0, "x", NOW, null));
        assertThat(passkeys.use("k_2", 0, NOW)).isTrue();
        assertThat(passkeys.use("k_2", 0, NOW)).isTrue();
    }

    @Test
    void theLastOneStaysWhereItHasTo() {
        passkeys.insert(passkey("k_1", ADA));
        passkeys.insert(passkey("k_2", ADA));
        assertThat(passkeys.rename(BOB, "k_1", "mine")).isFalse();
        assertThat(passkeys.remove(BOB, "k_1", false)).isEqualTo(Removal.UNKNOWN);
        assertThat(passkeys.remove(ADA, "k_1", true)).isEqualTo(Removal.DONE);
        assertThat(passkeys.remove(ADA, "k_2", true)).isEqualTo(Removal.LAST);
        assertThat(passkeys.remove(ADA, "k_2", false)).isEqualTo(Removal.DONE);
    }

    @Test
    void aPersonHasOneHandle() {
        assertThat(passkeys.handle(ADA, "first")).isEqualTo("first");
        assertThat(passkeys.handle(ADA, "second")).isEqualTo("first");
        assertThat(passkeys.handle(BOB, "third")).isEqualTo("third");
    }

    @Test
    void aBrowserIsElsewhereIfOthersAreKnown() {
        for (String id : new String[] {"s_1", "s_2", "s_3"}) {
            sessions.insert(
                    new LoginSession(id, ADA, null, NOW, NOW, NOW.plus(Duration.ofDays(1)), "Chrome", null),
                    "token-" + id);
        }
        assertThat(browsers.meet(ADA, "s_1", "one", false, 2, NOW)).isFalse();
        assertThat(browsers.meet(ADA, "s_1", "one", false, 2, NOW.plusSeconds(1)))
                .isFalse();
        assertThat(browsers.meet(ADA, "s_2", "two", false, 2, NOW.plusSeconds(2)))
                .isTrue();
        assertThat(browsers.meet(ADA, "s_3", "three", true, 2, NOW.plusSeconds(3)))
                .isFalse();
        assertThat(browsers.elsewhere(ADA)).containsExactly("s_2");
        assertThat(browsers.of(ADA))
                .extracting(one -> one.seenAt())
                .containsExactly(NOW.plusSeconds(3), NOW.plusSeconds(2));
        browsers.deleteUnseenSince(NOW.plusSeconds(3));
        assertThat(browsers.of(ADA)).hasSize(1);
        sessions.delete(ADA, "s_2");
        assertThat(browsers.elsewhere(ADA)).isEmpty();
    }
}
