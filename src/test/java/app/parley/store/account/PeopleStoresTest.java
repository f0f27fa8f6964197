package app.parley.store.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Account.Profile;
import app.parley.people.Invite;
import app.parley.people.InviteRepository.Place;
import app.parley.people.InviteRepository.Use;
import app.parley.people.LoginSession;
import app.parley.people.LoginSession.Guest;
import app.parley.people.Role;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class PeopleStoresTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123Z");
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");

    private final AccountStore accounts;
    private final LoginSessionStore sessions;
    private final InviteStore invites;

    PeopleStoresTest(Database database) {
        accounts = new AccountStore(database);
        sessions = new LoginSessionStore(database);
        invites = new InviteStore(database);
    }

    private static Account account(UserId user, Role role) {
        return Account.fresh(user, user.value().toUpperCase(Locale.ROOT), role, NOW);
    }

    private static LoginSession session(String id, UserId user) {
        return new LoginSession(id, user, null, NOW, NOW, NOW.plus(Duration.ofDays(1)), "Chrome on macOS", "192.0.2.1");
    }

    private static Invite invite(String id, Integer maxUses) {
        return new Invite(id, "code-" + id, Invite.Kind.ACCOUNT, null, ADA, NOW, NOW.plusSeconds(60), maxUses, 0, null);
    }

    @Test
    void anAccountIsReadAsItWasWritten() {
        assertThat(accounts.isEmpty()).isTrue();
        assertThat(accounts.insert(account(ADA, Role.ADMIN), "hash")).isTrue();

        assertThat(accounts.find(ADA)).contains(account(ADA, Role.ADMIN));
        assertThat(accounts.findWithPassword(ADA).orElseThrow().passwordHash()).isEqualTo("hash");
        assertThat(accounts.find(BOB)).isEmpty();
        assertThat(accounts.isEmpty()).isFalse();
    }

    @Test
    void aNameIsGivenOutOnce() {
        accounts.insert(account(ADA, Role.ADMIN), "hash");
        assertThat(accounts.insert(account(ADA, Role.MEMBER), "other")).isFalse();
        assertThat(accounts.insertFirst(account(BOB, Role.ADMIN), "hash")).isFalse();
        assertThat(accounts.findWithPassword(ADA).orElseThrow().passwordHash()).isEqualTo("hash");
    }

    @Test
    void anEditSeesHowManyOtherAdminsThereAre() {
        accounts.insert(account(ADA, Role.ADMIN), "hash");
        accounts.insert(account(BOB, Role.ADMIN), "hash");

        Account changed = accounts.edit(ADA, (current, otherAdmins) -> {
                    assertThat(otherAdmins).isOne();
                    return current.with(Role.MEMBER, true).with(new Profile("ko", "Asia/Seoul", true));
                })
                .orElseThrow();
        assertThat(accounts.find(ADA)).contains(changed);
        accounts.edit(BOB, (current, otherAdmins) -> {
            assertThat(otherAdmins).isZero();
            return current;
        });
        assertThat(accounts.edit(new UserId("nobody"), (current, otherAdmins) -> current))
                .isEmpty();
    }

    @Test
    void anEditThatIsRefusedChangesNothing() {
        accounts.insert(account(ADA, Role.ADMIN), "hash");
        assertThatThrownBy(() -> accounts.edit(ADA, (current, otherAdmins) -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(accounts.find(ADA)).contains(account(ADA, Role.ADMIN));
    }

    @Test
    void accountsComeByName() {
        for (String name : List.of("cy", "ada", "bob")) {
            accounts.insert(account(new UserId(name), Role.MEMBER), "hash");
        }
        assertThat(accounts.page(null, 2)).extracting(Account::user).containsExactly(ADA, BOB);
        assertThat(accounts.page(BOB, 2)).extracting(Account::user).containsExactly(new UserId("cy"));
    }

    @Test
    void aSessionIsFoundByItsTokenUntilItRunsOut() {
        accounts.insert(account(ADA, Role.ADMIN), "hash");
        sessions.insert(session("s_1", ADA), "token");

        assertThat(sessions.find("token", NOW)).contains(session("s_1", ADA));
        assertThat(sessions.find("token", NOW.plus(Duration.ofDays(1)))).isEmpty();
        sessions.touch("s_1", NOW, NOW.plus(Duration.ofDays(2)));
        assertThat(sessions.find("token", NOW.plus(Duration.ofDays(1)))).isPresent();
        sessions.deleteExpired(NOW.plus(Duration.ofDays(2)));
        assertThat(sessions.ofUser(ADA, NOW)).isEmpty();
    }

    @Test
    void aGuestsSessionNeedsNoAccount() {
        UserId user = new UserId("guest-1");
        LoginSession guest = new LoginSession(
                "s_g",
                user,
                new Guest("Visitor", new RoomId("standup"), "i_1"),
                NOW,
                NOW,
                NOW.plusSeconds(60),
                "Firefox",
                null);
        sessions.insert(guest, "token");
        assertThat(sessions.find("token", NOW)).contains(guest);
        assertThat(sessions.delete(user, "s_g")).isTrue();
    }

    @Test
    void sessionsEndOneByOneOrAllButOne() {
        accounts.insert(account(ADA, Role.ADMIN), "hash");
        accounts.insert(account(BOB, Role.MEMBER), "hash");
        List.of("s_1", "s_2", "s_3").forEach(id -> sessions.insert(session(id, ADA), "token" + id));
        sessions.insert(session("s_b", BOB), "tokenb");

        assertThat(sessions.delete(BOB, "s_1")).isFalse();
        assertThat(sessions.delete(ADA, "s_1")).isTrue();
        sessions.deleteAll(ADA, "s_2");
        assertThat(sessions.ofUser(ADA, NOW)).extracting(LoginSession::id).containsExactly("s_2");
        sessions.deleteAll(ADA, null);
        assertThat(sessions.ofUser(ADA, NOW)).isEmpty();
        assertThat(sessions.ofUser(BOB, NOW)).hasSize(1);
    }

    @Test
    void anInviteIsReadAsItWasWritten() {
        invites.insert(invite("i_1", 3));
        invites.insert(invite("i_2", null));
        assertThat(invites.find("code-i_1")).contains(invite("i_1", 3));
        assertThat(invites.find("code-i_2")).contains(invite("i_2", null));
        assertThat(invites.find("code")).isEmpty();
    }

    @Test
    void anInviteIsUsedAsOftenAsItMay() {
        invites.insert(invite("i_1", 2));
        List<Use> uses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> invites.use("i_1", NOW)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(uses).containsExactly(Use.DONE, Use.DONE, Use.SPENT, Use.SPENT);
    }

    @Test
    void anInviteThatRanOutOrWasRevokedIsSpent() {
        invites.insert(invite("i_1", null));
        assertThat(invites.use("i_1", NOW.plusSeconds(60))).isEqualTo(Use.SPENT);
        assertThat(invites.revoke("i_1", BOB, NOW)).isFalse();
        assertThat(invites.revoke("i_1", ADA, NOW)).isTrue();
        assertThat(invites.revoke("i_1", null, NOW)).isFalse();
        assertThat(invites.use("i_1", NOW)).isEqualTo(Use.SPENT);
    }

    @Test
    void aTakenNameCostsNoUse() {
        accounts.insert(account(ADA, Role.ADMIN), "hash");
        invites.insert(invite("i_1", 1));
        assertThat(invites.use("i_1", NOW, account(ADA, Role.MEMBER), "other")).isEqualTo(Use.NAME_TAKEN);
        assertThat(invites.use("i_1", NOW, account(BOB, Role.MEMBER), "hash")).isEqualTo(Use.DONE);
        assertThat(invites.use("i_1", NOW, account(new UserId("cy"), Role.MEMBER), "hash"))
                .isEqualTo(Use.SPENT);
        assertThat(accounts.page(null, 9)).extracting(Account::user).containsExactly(ADA, BOB);
    }

    @Test
    void invitesComeByAgeWithoutTheRevoked() {
        List.of("i_2", "i_1", "i_3").forEach(id -> invites.insert(invite(id, null)));
        invites.revoke("i_3", null, NOW);

        assertThat(invites.page(null, null, 1)).extracting(Invite::id).containsExactly("i_1");
        assertThat(invites.page(ADA, new Place(NOW, "i_1"), 9))
                .extracting(Invite::id)
                .containsExactly("i_2");
        assertThat(invites.page(BOB, null, 9)).isEmpty();
    }
}
