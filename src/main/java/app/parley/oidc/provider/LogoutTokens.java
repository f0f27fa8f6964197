package app.parley.oidc.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Reads logout tokens (OpenID Connect Back-Channel Logout, section 2.6). Thread-safe. */
final class LogoutTokens {
    /** The longest that a token is believed, whatever it says of its end itself; clocks may differ by a minute. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Discovery discovery;

    LogoutTokens(Discovery discovery) {
        this.discovery = discovery;
    }

    LogoutNotice read(String text) throws ProviderFailure {
        JWT token = OidcClient.parse(text);
        DiscoveredProvider provider = discovery.provider();
        LogoutTokenClaimsSet said;
        try {
            said = provider.logoutTokens().validate(token);
        } catch (BadJOSEException | JOSEException e) {
            throw ProviderFailure.of(e, "its logout token does not hold");
        }
        Instant until = said.getIssueTime().toInstant().plus(LONGEST);
        Date end = said.getDateClaim("exp");
        // The end comes later by the difference that clocks may have, or else the last minute would see no replay.
        if (until.isBefore(Instant.now())) {
            throw ProviderFailure.refused("its logout token is old");
        }
        Instant forgotten = end == null || end.toInstant().isAfter(until) ? until : end.toInstant();
        Claims claims = Claims.of(said.toJSONObject());
        String subject = claims.text("sub");
        return new LogoutNotice(
                said.getIssuer().getValue(),
                OidcClient.name(said.getJWTID().getValue()),
                subject == null ? null : OidcClient.name(subject),
                OidcClient.session(claims),
                forgotten.plus(LONGEST));
    }
}
