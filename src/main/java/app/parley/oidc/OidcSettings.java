package app.parley.oidc;

import app.parley.oidc.provider.ProviderSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in by the provider.
 *
 * @param name what people call the provider, for the button
 * @param admin who of them is an admin; null to leave roles alone
 * @param autoCreate whether the provider's word alone makes an account
 * @param only whether passwords are no way to sign in any more
 */
public record OidcSettings(
        ProviderSettings provider, String name, @Nullable AdminClaim admin, boolean autoCreate, boolean only) {
    /**
     * @param path the claim's name, or names joined by dots
     * @param value what it has to be, or to have in its list
     */
    public record AdminClaim(String path, String value) {}

    Set<String> wantedClaims() {
        return admin == null ? Set.of() : Set.of(admin.path());
    }
}
