package app.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.oidc.OidcSettings;
import app.parley.oidc.OidcSettings.AdminClaim;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "PARLEY_OIDC_ISSUER", "https://login.example.com/realms/team/",
            "PARLEY_OIDC_CLIENT_ID", "parley",
            "PARLEY_OIDC_CLIENT_SECRET", "hush");

    private static Map<String, String> with(String name, String value) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put(name, value);
        return all;
    }

    @Test
    void thereIsNoProviderUnlessItIsNamed() {
        assertThat(Config.fromEnvironment(Map.of()).oidc()).isNull();
    }

    @Test
    void threeSettingsAreEnoughAndTheIssuerStaysAsItIsWritten() {
        OidcSettings oidc = Config.fromEnvironment(LEAST).oidc();

        assertThat(oidc.provider().issuer()).isEqualTo("https://login.example.com/realms/team/");
        assertThat(oidc.name()).isEqualTo("login.example.com");
        assertThat(oidc.admin()).isNull();
        assertThat(oidc.autoCreate()).isFalse();
        assertThat(oidc.only()).isFalse();
        assertThat(oidc.toString()).doesNotContain("hush");
    }

    @Test
    void takesTheRest() {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put("PARLEY_OIDC_NAME", "Example");
        all.put("PARLEY_OIDC_ADMIN_CLAIM", "realm_access.roles=parley-admin");
        all.put("PARLEY_OIDC_AUTO_CREATE", "true");
        all.put("PARLEY_OIDC_ONLY", "true");
        OidcSettings oidc = Config.fromEnvironment(all).oidc();

        assertThat(oidc.name()).isEqualTo("Example");
        assertThat(oidc.admin()).isEqualTo(new AdminClaim("realm_access.roles", "parley-admin"));
        assertThat(oidc.autoCreate()).isTrue();
        assertThat(oidc.only()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "https://login.example.com?tenant=1",
                "https://login.example.com#top",
                "https://me:hush@login.example.com",
                "file:///etc/passwd",
                "login.example.com"
            })
    void anIssuerHasTlsAndNothingButAPath(String issuer) {
        assertThatThrownBy(() -> Config.fromEnvironment(with("PARLEY_OIDC_ISSUER", issuer)))
                .hasMessageContaining("PARLEY_OIDC_ISSUER must be like https://login.example.com");
    }

    @Test
    void thisMachineNeedsNoTls() {
        assertThat(Config.fromEnvironment(with("PARLEY_OIDC_ISSUER", "http://localhost:8080/realms/a"))
                        .oidc())
                .isNotNull();
    }

    @Test
    void namesWhatIsMissingAndWhatIsWrong() {
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of("PARLEY_OIDC_ISSUER", "https://login.example.com")))
                .hasMessageContaining("PARLEY_OIDC_CLIENT_ID is not set")
                .hasMessageContaining("PARLEY_OIDC_CLIENT_SECRET is not set");
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of("PARLEY_OIDC_ONLY", "true")))
                .hasMessageContaining("PARLEY_OIDC_ISSUER is not set, but PARLEY_OIDC_ONLY is");
        assertThatThrownBy(() -> Config.fromEnvironment(with("PARLEY_OIDC_ADMIN_CLAIM", "admins")))
                .hasMessageContaining("PARLEY_OIDC_ADMIN_CLAIM must be like groups=parley-admins");
        assertThatThrownBy(() -> Config.fromEnvironment(with("PARLEY_OIDC_NAME", "x".repeat(41))))
                .hasMessageContaining("PARLEY_OIDC_NAME must have 1 to 40 characters");
    }
}
