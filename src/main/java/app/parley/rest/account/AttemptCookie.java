package app.parley.rest.account;

import app.parley.rest.http.Routes;
import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Binds a sign-in at the provider to the browser that began it. */
final class AttemptCookie {
    static final String NAME = "parley_oidc";

    private static final String PATH = Routes.BASE + "/oidc";
    private static final int MAX_AGE_SECONDS = 600;

    private final PublicOrigin publicOrigin;

    AttemptCookie(PublicOrigin publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    @Nullable
    String of(Context ctx) {
        return ctx.cookie(NAME);
    }

    void set(Context ctx, String sealed) {
        put(ctx, sealed, MAX_AGE_SECONDS);
    }

    void clear(Context ctx) {
        put(ctx, "", 0);
    }

    private void put(Context ctx, String value, int maxAgeSeconds) {
        String secure = publicOrigin.isHttps(ctx.req()) ? "; Secure" : "";
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                                .formatted(NAME, value, PATH, maxAgeSeconds, secure));
    }
}
