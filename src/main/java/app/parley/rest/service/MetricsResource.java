package app.parley.rest.service;

import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The figures for monitoring: for admins, and for whoever has the token made for it. */
public final class MetricsResource implements Resource {
    private static final String BEARER = "Bearer ";

    private final Supplier<String> scrape;
    private final String contentType;
    private final byte @Nullable [] token;

    /** @param token with which monitoring may read them; null for none */
    public MetricsResource(Supplier<String> scrape, String contentType, @Nullable String token) {
        this.scrape = scrape;
        this.contentType = contentType;
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void addTo(Routes routes) {
        routes.outsideTheApi("/metrics", this::hasToken, Routes.Who.ADMINS, this::answer);
    }

    private boolean hasToken(Context ctx) {
        String authorization = ctx.header("Authorization");
        return token != null
                && authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        token, authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    private void answer(Context ctx) {
        ctx.contentType(contentType).result(scrape.get());
    }
}
