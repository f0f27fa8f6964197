package app.parley.rest.http;

import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets only pages of {@code PARLEY_ORIGINS} read answers, and never with cookies: those pages send tokens. */
public final class Cors {
    private static final String TEN_MINUTES = "600";

    private final Set<String> origins;

    public Cors(Set<String> origins) {
        this.origins = origins.stream().map(PublicOrigin::canonical).collect(Collectors.toUnmodifiableSet());
    }

    public void answer(Context ctx) {
        if (origins.isEmpty()) {
            return;
        }
        ctx.res().addHeader("Vary", "Origin");
        String allowed = allowed(ctx.header("Origin"));
        if (allowed == null) {
            return;
        }
        ctx.header("Access-Control-Allow-Origin", allowed)
                .header("Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, X-Request-Id");
        if (ctx.header("Access-Control-Request-Method") != null) {
            ctx.header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match")
                    .header("Access-Control-Max-Age", TEN_MINUTES);
        }
    }

    private @Nullable String allowed(@Nullable String origin) {
        if (origin == null) {
            return null;
        }
        if (origins.contains("*")) {
            return "*";
        }
        return origins.contains(PublicOrigin.canonical(origin)) ? origin : null;
    }
}
