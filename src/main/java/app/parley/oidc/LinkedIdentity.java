package app.parley.oidc;

import app.parley.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom the provider knows as which account.
 *
 * @param label what the provider calls them, for people to read; it decides nothing
 * @param lastUsedAt null before the first sign-in by it
 */
public record LinkedIdentity(
        String issuer,
        String subject,
        UserId user,
        String label,
        Instant linkedAt,
        @Nullable Instant lastUsedAt) {}
