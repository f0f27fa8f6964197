package app.parley.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.oidc.provider.Claims;
import app.parley.people.CredentialRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNamesTest {
    @ParameterizedTest
    @CsvSource({
        "dana@example.com, dana",
        "Dana.Dahl, dana.dahl",
        "DAHL-D_1, dahl-d_1",
        "Ångström, angstrom",
        "007bond, bond",
        "김민수, user",
        "guest-42, user",
        "erased-1, user",
        "a-name-that-is-longer-than-any-that-fits, a-name-that-is-longer-than-a",
    })
    void userNamesFollowTheRuleForUserNames(String preferred, String username) {
        String made = AccountNames.username(Claims.of(Map.of("preferred_username", preferred)), 1);

        assertThat(made).isEqualTo(username);
        assertThat(CredentialRules.faultOfUsername(made)).isEmpty();
        assertThat(CredentialRules.faultOfUsername(AccountNames.username(Claims.of(Map.of()), 999)))
                .isEmpty();
    }

    @Test
    void withoutAPreferredNameItIsTheFirstWordOfTheName() {
        assertThat(AccountNames.username(Claims.of(Map.of("name", " Dana  Dahl")), 1))
                .isEqualTo("dana");
        assertThat(AccountNames.username(Claims.of(Map.of("name", "Dana Dahl", "preferred_username", "김")), 1))
                .isEqualTo("dana");
        assertThat(AccountNames.username(Claims.of(Map.of("name", "Dana")), 3)).isEqualTo("dana-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest", "erased"})
    void noNumberMakesANameThatTheServerGivesToOthers(String preferred) {
        Claims claims = Claims.of(Map.of("preferred_username", preferred));
        assertThat(AccountNames.username(claims, 1)).isEqualTo(preferred);
        assertThat(AccountNames.username(claims, 2)).isEqualTo("user-2");
    }

    @Test
    void displayNamesAreVisibleAndNotTooLong() {
        assertThat(AccountNames.displayName(Claims.of(Map.of("name", "Da\u202Ena\u0000 Dahl ")), "dana"))
                .isEqualTo("Dana Dahl");
        assertThat(AccountNames.displayName(Claims.of(Map.of("name", "\u200B")), "dana"))
                .isEqualTo("dana");
        assertThat(AccountNames.displayName(Claims.of(Map.of("name", "😀".repeat(80))), "dana"))
                .isEqualTo("😀".repeat(64));
    }

    @Test
    void aClaimIsFoundByItsWholeNameOrWithinObjects() {
        Claims claims = Claims.of(Map.of(
                "https://example.com/groups",
                "admins",
                "realm_access",
                Map.of("roles", java.util.List.of("staff", "admins")),
                "admin",
                true));

        assertThat(claims.has("https://example.com/groups", "admins")).isTrue();
        assertThat(claims.has("realm_access.roles", "admins")).isTrue();
        assertThat(claims.has("realm_access.roles", "admin")).isFalse();
        assertThat(claims.has("admin", "true")).isTrue();
        assertThat(claims.has("nothing.there", "true")).isFalse();
    }
}
