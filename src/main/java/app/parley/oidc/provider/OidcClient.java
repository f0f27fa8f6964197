package app.parley.oidc.provider;

import app.parley.kernel.TimeSource;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs people in at the provider: authorization code with PKCE, state and nonce. Thread-safe. */
public final class OidcClient {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Scope SCOPE = new Scope("openid", "profile", "email");

    /** OpenID Connect Core, section 2, and nothing that a database or a log would stumble over. */
    private static final Pattern NAME = Pattern.compile("[ -~]{1,255}");

    /** Without one of these a new account would have no name. */
    private static final List<String> NAMES = List.of("preferred_username", "name");

    private final ProviderSettings settings;
    private final ProviderHttp http;
    private final Discovery discovery;
    private final LogoutTokens logoutTokens;

    public OidcClient(ProviderSettings settings, TimeSource clock) {
        this.settings = settings;
        http = new ProviderHttp(PATIENCE);
        discovery = new Discovery(settings, http, clock);
        logoutTokens = new LogoutTokens(discovery);
    }

    /**
     * The secrets of one attempt, which stay with the browser that began it.
     *
     * @param redirect where the provider sends the browser back to
     */
    public record Secrets(String state, String nonce, String verifier, URI redirect) {
        public static Secrets fresh(URI redirect) {
            return new Secrets(new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue(), redirect);
        }

        @Override
        public String toString() {
            return "Secrets[" + redirect + "]";
        }
    }

    /** Returns where the browser goes to sign in. */
    public URI signInAddress(Secrets secrets) throws ProviderFailure {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPE, new ClientID(settings.clientId()), secrets.redirect())
                .endpointURI(discovery.provider().metadata().getAuthorizationEndpointURI())
                .state(new State(secrets.state()))
                .nonce(new Nonce(secrets.nonce()))
                .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Returns whom the provider has signed in.
     *
     * @param wanted claims that the user info endpoint is asked for where the ID token lacks them
     */
    public ProvenIdentity redeem(String code, Secrets secrets, Set<String> wanted) throws ProviderFailure {
        DiscoveredProvider provider = discovery.provider();
        OIDCTokens tokens = tokens(provider, code, secrets);
        IDTokenClaimsSet proven = proven(provider, tokens.getIDToken(), secrets.nonce());
        String subject = proven.getSubject().getValue();
        Claims claims = Claims.of(proven.toJSONObject());
        boolean nameless = NAMES.stream().allMatch(name -> claims.text(name) == null);
        boolean complete = !nameless && wanted.stream().allMatch(claims::knows);
        Claims all = complete ? claims : withUserInfo(provider, claims, subject, tokens.getBearerAccessToken());
        return new ProvenIdentity(settings.issuer(), name(subject), session(claims), all);
    }

    /** Returns what a logout token says; a forged one, one for others, or one that ran out is refused. */
    public LogoutNotice logout(String token) throws ProviderFailure {
        return logoutTokens.read(token);
    }

    private OIDCTokens tokens(DiscoveredProvider provider, String code, Secrets secrets) throws ProviderFailure {
        TokenRequest request = new TokenRequest.Builder(
                        provider.metadata().getTokenEndpointURI(),
                        authentication(provider),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), secrets.redirect(), new CodeVerifier(secrets.verifier())))
                .build();
        TokenResponse response;
        try {
            response = OIDCTokenResponseParser.parse(http.send(request.toHTTPRequest()));
        } catch (IOException e) {
            throw ProviderFailure.away(String.valueOf(e.getMessage()));
        } catch (ParseException e) {
            throw ProviderFailure.refused("what it answered to the code is no ID token");
        }
        if (!response.indicatesSuccess()) {
            String error = response.toErrorResponse().getErrorObject().getCode();
            throw ProviderFailure.refused("it does not take the code" + (error == null ? "" : ": " + name(error)));
        }
        OIDCTokens tokens = ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
        if (tokens.getIDToken() == null) {
            throw ProviderFailure.refused("it gave no ID token");
        }
        return tokens;
    }

    private ClientAuthentication authentication(DiscoveredProvider provider) {
        List<ClientAuthenticationMethod> known = provider.metadata().getTokenEndpointAuthMethods();
        ClientID id = new ClientID(settings.clientId());
        Secret secret = new Secret(settings.clientSecret());
        boolean basic = known == null || known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret);
    }

    private static IDTokenClaimsSet proven(DiscoveredProvider provider, JWT token, String nonce)
            throws ProviderFailure {
        try {
            return provider.idTokens().validate(token, new Nonce(nonce));
        } catch (BadJOSEException | JOSEException e) {
            throw ProviderFailure.of(e, "its ID token does not hold");
        }
    }

    private Claims withUserInfo(
            DiscoveredProvider provider, Claims claims, String subject, @Nullable BearerAccessToken token)
            throws ProviderFailure {
        URI endpoint = provider.metadata().getUserInfoEndpointURI();
        if (endpoint == null || token == null) {
            return claims;
        }
        try {
            UserInfoResponse response =
                    UserInfoResponse.parse(http.send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
            if (!response.indicatesSuccess()) {
                // Without them an admin would be one no more.
                throw ProviderFailure.away("it refuses its user info");
            }
            UserInfo info = response.toSuccessResponse().getUserInfo();
            // An answer about somebody else is none (OpenID Connect Core, section 5.3.2).
            return !info.getSubject().getValue().equals(subject) ? claims : claims.and(info.toJSONObject());
        } catch (IOException e) {
            throw ProviderFailure.away(String.valueOf(e.getMessage()));
        } catch (ParseException e) {
            throw ProviderFailure.away("its user info cannot be read");
        }
    }

    static @Nullable String session(Claims claims) throws ProviderFailure {
        String sid = claims.text("sid");
        return sid == null ? null : name(sid);
    }

    static String name(String text) throws ProviderFailure {
        if (!NAME.matcher(text).matches()) {
            throw ProviderFailure.refused("a name in its answer is too long, or has characters that it may not have");
        }
        return text;
    }

    /** Whether this can be read as a token at all. */
    static JWT parse(String token) throws ProviderFailure {
        try {
            return JWTParser.parse(token);
        } catch (java.text.ParseException e) {
            throw ProviderFailure.refused("it is no token");
        }
    }
}
