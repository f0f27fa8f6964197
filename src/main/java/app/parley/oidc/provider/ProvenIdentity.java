package app.parley.oidc.provider;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the provider has just signed in.
 *
 * @param sid the provider's name of its own session; null where it has none
 */
public record ProvenIdentity(
        String issuer, String subject, @Nullable String sid, Claims claims) {}
