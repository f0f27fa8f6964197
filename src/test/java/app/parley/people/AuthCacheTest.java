package app.parley.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.UserId;
import app.parley.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever comes back at once is known; whoever was signed out is not. */
class AuthCacheTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserId ALICE = new UserId("alice");

    private final TestClock clock = new TestClock();
    private final Deaf sockets = new Deaf();
    private final AuthCache recent = new AuthCache(sockets, false, clock);
    private int lookups;

    @Test
    void whoComesBackAtOnceIsNotLookedUpAgain() {
        assertThat(comes("cookie")).contains(alice());
        assertThat(comes("cookie")).contains(alice());

        assertThat(lookups).isEqualTo(1);
    }

    @Test
    void aCookieIsLookedUpAgainAfterTenSeconds() {
        comes("cookie");
        clock.advance(Duration.ofMillis(9_999));
        comes("cookie");
        assertThat(lookups).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        comes("cookie");

        assertThat(lookups).isEqualTo(2);
    }

    @Test
    void whereAnotherProcessMaySignPeopleOutACookieIsLookedUpAgainAfterTwoSeconds() {
        AuthCache shared = new AuthCache(sockets, true, clock);
        shared.find("cookie", () -> Optional.of(alice()));
        clock.advance(Duration.ofSeconds(2));

        assertThat(shared.find("cookie", this::nobody)).isEmpty();
    }

    @Test
    void whoIsNobodyIsLookedUpEachTime() {
        recent.find("wrong", this::nobody);
        recent.find("wrong", this::nobody);

        assertThat(lookups).isEqualTo(2);
    }

    @Test
    void noChangeOfAnyoneIsMissed() {
        Account alice = Account.fresh(ALICE, "Alice", Role.MEMBER, NOON);
        Runnable[] changes = {
            () -> recent.changed(alice), () -> recent.signedOut("s_1"), () -> recent.signedOut(ALICE, true, null),
        };
        for (Runnable change : changes) {
            comes("cookie");
            lookups = 0;
            change.run();
            comes("cookie");

            assertThat(lookups).isEqualTo(1);
        }
        assertThat(sockets.heard).isEqualTo(changes.length);
    }

    @Test
    void whatWasLookedUpBeforeASignOutIsNotBelievedAfterIt() {
        Optional<AuthenticatedUser> found = recent.find("cookie", () -> {
            recent.signedOut("s_1");
            return Optional.of(alice());
        });

        assertThat(found).isPresent();
        assertThat(recent.find("cookie", this::nobody)).isEmpty();
    }

    private Optional<AuthenticatedUser> comes(String cookie) {
        return recent.find(cookie, () -> {
            lookups++;
            return Optional.of(alice());
        });
    }

    private Optional<AuthenticatedUser> nobody() {
        lookups++;
        return Optional.empty();
    }

    private static AuthenticatedUser alice() {
        Account account = Account.fresh(ALICE, "Alice", Role.MEMBER, NOON);
        return new AuthenticatedUser(account.person(), "s_1", null, account);
    }

    private static final class Deaf implements SessionRevoker {
        private int heard;

        @Override
        public void changed(Account account) {
            heard++;
        }

        @Override
        public void signedOut(String credential) {
            heard++;
        }

        @Override
        public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {
            heard++;
        }
    }
}
