package app.parley.oidc.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Set;

/**
 * What the provider says of itself, with its keys. A key that is not known is looked for anew, though not more often than
 * the limit, so that junk does not make this server ask without end. Thread-safe.
 */
final class DiscoveredProvider {
    /** Public keys only: neither unsigned, nor signed by what both sides would have to know. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration KEYS_ARE_FRESH = Duration.ofMinutes(15);
    private static final Duration KEYS_ARE_WAITED_FOR = Duration.ofSeconds(10);

    /** In which keys are fetched twice at most. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final OIDCProviderMetadata metadata;
    private final IDTokenValidator idTokens;
    private final LogoutTokenValidator logoutTokens;

    DiscoveredProvider(OIDCProviderMetadata metadata, ClientID client, ProviderHttp http) {
        this.metadata = metadata;
        JWSKeySelector<SecurityContext> keys =
                new JWSVerificationKeySelector<>(ALGORITHMS, keySource(metadata.getJWKSetURI(), http));
        Issuer issuer = metadata.getIssuer();
        idTokens = new IDTokenValidator(issuer, client, keys, null);
        logoutTokens = new LogoutTokenValidator(issuer, client, false, keys, null);
    }

    private static JWKSource<SecurityContext> keySource(URI keys, ProviderHttp http) {
        return JWKSourceBuilder.<SecurityContext>create(url(keys), http)
                .cache(KEYS_ARE_FRESH.toMillis(), KEYS_ARE_WAITED_FOR.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .build();
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no URL of keys", e);
        }
    }

    OIDCProviderMetadata metadata() {
        return metadata;
    }

    IDTokenValidator idTokens() {
        return idTokens;
    }

    LogoutTokenValidator logoutTokens() {
        return logoutTokens;
    }
}
