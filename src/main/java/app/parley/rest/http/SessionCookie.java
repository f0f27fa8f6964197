package app.parley.rest.http;

import app.parley.people.ClientInfo;
import app.parley.people.KnownBrowsers;
import app.parley.people.LoginSessions;
import app.parley.people.UserAgents;
import app.parley.rest.http.proxy.ClientAddress;
import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Reads and writes the cookie of a login session, and the one by which accounts know a browser. */
public final class SessionCookie {
    public static final String NAME = "parley_session";
    private static final String BROWSER = "parley_browser";

    /** The longest lifetime that browsers accept. The server checks the session's own lifetime at each use. */
    private static final long MAX_AGE_SECONDS = KnownBrowsers.LIFE.toSeconds();

    private final HiddenCookie session;
    private final HiddenCookie browser;

    public SessionCookie(PublicOrigin publicOrigin) {
        session = new HiddenCookie(NAME, "/", "Lax", publicOrigin);
        browser = new HiddenCookie(BROWSER, "/", "Lax", publicOrigin);
    }

    static @Nullable String of(Context ctx) {
        return ctx.cookie(NAME);
    }

    public static ClientInfo visitor(Context ctx) {
        return new ClientInfo(address(ctx), UserAgents.name(ctx.userAgent()), of(ctx), ctx.cookie(BROWSER));
    }

    /** Returns the client's IP address. */
    public static String address(Context ctx) {
        return ClientAddress.text(ctx.req().getRemoteAddr());
    }

    public void set(Context ctx, LoginSessions.Opened opened) {
        session.put(ctx, opened.token(), MAX_AGE_SECONDS);
        String known = opened.browser();
        if (known != null) {
            browser.put(ctx, known, MAX_AGE_SECONDS);
        }
    }

    public void clear(Context ctx) {
        session.put(ctx, "", 0);
    }
}
