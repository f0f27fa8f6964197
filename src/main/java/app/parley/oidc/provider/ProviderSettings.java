package app.parley.oidc.provider;

/**
 * The provider, and as whom this server is registered there.
 *
 * @param issuer exactly as the provider names itself
 */
public record ProviderSettings(String issuer, String clientId, String clientSecret) {
    /** Leaves out the secret. */
    @Override
    public String toString() {
        return clientId + " at " + issuer;
    }
}
