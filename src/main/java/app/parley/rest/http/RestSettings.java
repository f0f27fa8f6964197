package app.parley.rest.http;

import app.parley.rest.http.proxy.Cidr;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP side must know of the world around it.
 *
 * @param publicUrl where people reach this server; null for what each request shows
 * @param origins further origins whose pages may read answers, or {@code *}
 * @param trustedProxies whose {@code X-Forwarded-…} headers are believed
 * @param connectionsPerAddress how many HTTP connections stay open for one address
 * @param bodyBytes the longest request body
 * @param jsonDepth how deep a body may be nested
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
