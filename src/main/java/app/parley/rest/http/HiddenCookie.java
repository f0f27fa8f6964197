package app.parley.rest.http;

import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** A cookie that no script can read, and that goes over https only where the server has that. */
public final class HiddenCookie {
    private final String name;
    private final String path;
    private final String sameSite;
    private final PublicOrigin publicOrigin;

    /** @param sameSite {@code Lax} or {@code Strict} */
    public HiddenCookie(String name, String path, String sameSite, PublicOrigin publicOrigin) {
        this.name = name;
        this.path = path;
        this.sameSite = sameSite;
        this.publicOrigin = publicOrigin;
    }

    public @Nullable String of(Context ctx) {
        return ctx.cookie(name);
    }

    /** @param maxAgeSeconds 0 deletes it */
    public void put(Context ctx, String value, long maxAgeSeconds) {
        String secure = publicOrigin.isHttps(ctx.req()) ? "; Secure" : "";
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=%s%s"
                                .formatted(name, value, path, maxAgeSeconds, sameSite, secure));
    }
}
