package app.parley.rest.http;

import app.parley.rest.http.proxy.Cidr;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the HTTP side.
 *
 * @param publicUrl the URL by which people reach this server; null to derive it from each request
 * @param origins further origins whose pages may read answers, or {@code *}
 * @param trustedProxies proxies whose {@code X-Forwarded-…} headers are trusted
 * @param connectionsPerAddress how many HTTP connections stay open for one address
 * @param bodyBytes the longest request body
 * @param jsonDepth the deepest nesting of a body
 */
public record RestSettings(
        @Nullable URI publicUrl,
        Set<String> origins,
        List<Cidr> trustedProxies,
        int connectionsPerAddress,
        int bodyBytes,
        int jsonDepth) {
    public RestSettings {
        origins = Set.copyOf(origins);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
