package app.parley.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.UserId;
import app.parley.oidc.IdentityRepository.OpenedSession;
import app.parley.oidc.LinkedIdentity;
import app.parley.people.Account;
import app.parley.people.Invite;
import app.parley.people.InviteRepository.Use;
import app.parley.people.LoginSession;
import app.parley.people.Role;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class OidcIdentityStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123Z");
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");
    private static final String ISSUER = "https://login.example.com";

    private final AccountStore accounts;
    private final LoginSessionStore sessions;
    private final InviteStore invites;
    private final OidcIdentityStore store;

    OidcIdentityStoreTest(Database database) {
        accounts = new AccountStore(database);
        sessions = new LoginSessionStore(database);
        invites = new InviteStore(database);
        store = new OidcIdentityStore(database);
    }

    private static Account account(UserId user) {
        return Account.fresh(user, user.value(), Role.MEMBER, NOW);
    }

    private static LinkedIdentity identity(String subject, UserId user) {
        return new LinkedIdentity(ISSUER, subject, user, user + "@example.com", NOW, null);
    }

    @Test
    void anAccountAndItsIdentityAreMadeTogetherOrNotAtAll() {
        assertThat(store.insert(account(ADA), identity("s-1", ADA), null)).isEqualTo(Use.DONE);
        assertThat(store.find(ISSUER, "s-1")).contains(identity("s-1", ADA));
        assertThat(store.hasPassword(ADA)).isFalse();
        assertThat(accounts.findWithPassword(ADA)).isEmpty();

        assertThat(store.insert(account(BOB), identity("s-1", BOB), null)).isEqualTo(Use.NAME_TAKEN);
        assertThat(accounts.find(BOB)).isEmpty();
        assertThat(store.insert(account(ADA), identity("s-2", ADA), null)).isEqualTo(Use.NAME_TAKEN);
        assertThat(store.find(ISSUER, "s-2")).isEmpty();
        assertThat(store.find("https://other.example.com", "s-1")).isEmpty();
        assertThat(store.find(ISSUER, "S-1")).isEmpty();
    }

    @Test
    void anInviteThatIsUsedUpMakesNoAccount() {
        accounts.insert(account(ADA), "hash");
        invites.insert(new Invite("i_1", "code", Invite.Kind.ACCOUNT, null, ADA, NOW, NOW.plusSeconds(60), 1, 1, null));
        invites.use("i_1", NOW);

        assertThat(store.insert(account(BOB), identity("s-1", BOB), "i_1")).isEqualTo(Use.SPENT);
        assertThat(accounts.find(BOB)).isEmpty();
    }

    @Test
    void anAccountHasOneIdentityOfAnIssuerAndNobodySharesIt() {
        accounts.insert(account(ADA), "hash");
        accounts.insert(account(BOB), "hash");
        assertThat(store.insert(identity("s-1", ADA))).isTrue();
        assertThat(store.insert(identity("s-1", BOB))).isFalse();
        assertThat(store.insert(identity("s-2", ADA))).isFalse();

        store.used(identity("s-1", ADA), "ada@new.example.com", NOW);
        assertThat(store.of(ADA)).singleElement().satisfies(one -> {
            assertThat(one.label()).isEqualTo("ada@new.example.com");
            assertThat(one.lastUsedAt()).isEqualTo(NOW);
        });
        assertThat(store.delete(BOB, ISSUER)).isFalse();
        assertThat(store.delete(ADA, ISSUER)).isTrue();
        assertThat(store.insert(identity("s-1", BOB))).isTrue();
    }

    @Test
    void sessionsAreFoundBySubjectAndSidAndGoWithTheSignIn() {
        accounts.insert(account(ADA), "hash");
        opened("s_1", "sid-1");
        opened("s_2", "sid-2");
        opened("s_3", null);

        assertThat(store.sessions(ISSUER, "sub", null)).hasSize(3);
        assertThat(store.sessions(ISSUER, null, "sid-2"))
                .extracting(OpenedSession::id)
                .containsExactly("s_2");
        assertThat(store.sessions(ISSUER, "another", "sid-2")).isEmpty();
        assertThat(store.sessions("https://other.example.com", "sub", null)).isEmpty();
        sessions.delete(ADA, "s_2");
        assertThat(store.sessions(ISSUER, null, "sid-2")).isEmpty();
    }

    private void opened(String id, String sid) {
        sessions.insert(
                new LoginSession(id, ADA, null, NOW, NOW, NOW.plus(Duration.ofDays(1)), "Chrome on macOS", null),
                "hash-of-" + id);
        store.keepSession(new OpenedSession(id, ADA, ISSUER, "sub", sid));
    }

    @Test
    void aLogoutTokenIsObeyedOnceUntilItIsForgotten() {
        assertThat(store.obey("token", NOW.plusSeconds(60))).isTrue();
        assertThat(store.obey("token", NOW.plusSeconds(60))).isFalse();
        store.forgetExpired(NOW.plusSeconds(59));
        assertThat(store.obey("token", NOW.plusSeconds(60))).isFalse();
        store.forgetExpired(NOW.plusSeconds(60));
        assertThat(store.obey("token", NOW.plusSeconds(60))).isTrue();
    }
}
