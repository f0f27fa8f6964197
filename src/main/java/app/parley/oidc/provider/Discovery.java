package app.parley.oidc.provider;

import app.parley.kernel.TimeSource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the provider says of itself (OpenID Connect Discovery), at the first use and not at the start: a provider
 * that is down keeps nobody from starting. What it said last stays good while it is down. Thread-safe.
 */
final class Discovery {
    private static final Duration FRESH = Duration.ofHours(1);

    /** In which a provider that is down is not asked again, so that nobody queues for its time-outs. */
    private static final Duration GIVE_IT_A_REST = Duration.ofSeconds(5);

    private final ProviderSettings settings;
    private final ProviderHttp http;
    private final TimeSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable DiscoveredProvider known;
    private @Nullable ProviderFailure failure;
    private long checkedAt;

    Discovery(ProviderSettings settings, ProviderHttp http, TimeSource clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    DiscoveredProvider provider() throws ProviderFailure {
        lock.lock();
        try {
            DiscoveredProvider last = known;
            if (last != null && isWithin(failure == null ? FRESH : GIVE_IT_A_REST)) {
                return last;
            }
            if (last == null && failure != null && isWithin(GIVE_IT_A_REST)) {
                throw failure;
            }
            return discovered(last);
        } finally {
            lock.unlock();
        }
    }

    private DiscoveredProvider discovered(@Nullable DiscoveredProvider last) throws ProviderFailure {
        try {
            OIDCProviderMetadata metadata = read();
            // The keys that are kept stay with it.
            DiscoveredProvider now = last != null && last.metadata().equals(metadata)
                    ? last
                    : new DiscoveredProvider(metadata, new ClientID(settings.clientId()), http);
            known = now;
            failure = null;
            return now;
        } catch (ProviderFailure e) {
            failure = e;
            if (last != null) {
                return last;
            }
            throw e;
        } finally {
            checkedAt = clock.nanos();
        }
    }

    private boolean isWithin(Duration time) {
        return clock.nanos() - checkedAt < time.toNanos();
    }

    private OIDCProviderMetadata read() throws ProviderFailure {
        String base = settings.issuer().replaceAll("/+$", "");
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(http.get(URI.create(base + "/.well-known/openid-configuration")));
        } catch (IOException e) {
            throw ProviderFailure.away(String.valueOf(e.getMessage()));
        } catch (ParseException e) {
            throw ProviderFailure.away("what it answers is no description of an OpenID provider");
        }
        String named = metadata.getIssuer().getValue();
        if (!named.equals(settings.issuer())) {
            throw ProviderFailure.away("it names itself " + named + ", and PARLEY_OIDC_ISSUER has to be exactly that");
        }
        boolean whole = Stream.of(
                        metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())
                .allMatch(this::isUsable);
        if (!whole || (metadata.getUserInfoEndpointURI() != null && !isUsable(metadata.getUserInfoEndpointURI()))) {
            throw ProviderFailure.away("its description lacks an address, or has one without https");
        }
        return metadata;
    }

    /** A provider with TLS has no endpoint without it. */
    private boolean isUsable(@Nullable URI endpoint) {
        return endpoint != null
                && endpoint.getHost() != null
                && ("https".equals(endpoint.getScheme())
                        || ("http".equals(endpoint.getScheme())
                                && settings.issuer().startsWith("http:")));
    }
}
