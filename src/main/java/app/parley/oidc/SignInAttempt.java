package app.parley.oidc;

import app.parley.oidc.provider.OidcClient.Secrets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that one browser has begun.
 *
 * @param next the path where the browser goes afterwards
 * @param linkFor the session whose account gets the identity; null to sign in
 * @param invite the code of the invite by which somebody joins the team; null for none
 * @param expiresAt when the provider's answer comes too late
 */
public record SignInAttempt(
        Secrets secrets,
        String next,
        @Nullable String linkFor,
        @Nullable String invite,
        Instant expiresAt) {}
