package app.parley.rest.http;

import app.parley.people.ClientInfo;
import app.parley.people.LoginSessions;
import app.parley.people.UserAgents;
import app.parley.rest.http.proxy.ClientAddress;
import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Reads and writes the cookie of a login session. */
public final class SessionCookie {
    public static final String NAME = "parley_session";

    /** The longest lifetime that browsers accept. The server checks the session's own lifetime at each use. */
    private static final long MAX_AGE_SECONDS = 400L * 86_400;

    private final PublicOrigin publicOrigin;

    public SessionCookie(PublicOrigin publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    static @Nullable String of(Context ctx) {
        return ctx.cookie(NAME);
    }

    public static ClientInfo visitor(Context ctx) {
        return new ClientInfo(address(ctx), UserAgents.name(ctx.userAgent()), of(ctx));
    }

    /** Returns the client's IP address. */
    public static String address(Context ctx) {
        return ClientAddress.text(ctx.req().getRemoteAddr());
    }

    public void set(Context ctx, LoginSessions.Opened opened) {
        put(ctx, opened.token(), MAX_AGE_SECONDS);
    }

    public void clear(Context ctx) {
        put(ctx, "", 0);
    }

    private void put(Context ctx, String value, long maxAgeSeconds) {
        String secure = publicOrigin.isHttps(ctx.req()) ? "; Secure" : "";
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                                .formatted(NAME, value, maxAgeSeconds, secure));
    }
}
