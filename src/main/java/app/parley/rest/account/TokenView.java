package app.parley.rest.account;

import app.parley.people.ApiToken;
import app.parley.people.Scope;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API token as its owner sees it.
 *
 * @param secret null, except in the answer that created the token
 */
public record TokenView(
        String id,
        String name,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
    public static TokenView of(ApiToken token, @Nullable String secret) {
        return new TokenView(
                token.id(),
                token.name(),
                wire(token.scopes()),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                secret);
    }

    static List<String> wire(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wire).toList();
    }
}
