package app.parley.oidc.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider's word that somebody signed out there. Subject or sid is named, or both.
 *
 * @param id of the token, unique for the issuer
 * @param expiresAt when the token is no longer believed
 */
public record LogoutNotice(
        String issuer,
        String id,
        @Nullable String subject,
        @Nullable String sid,
        Instant expiresAt) {}
