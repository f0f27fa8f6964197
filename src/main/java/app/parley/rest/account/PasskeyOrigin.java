package app.parley.rest.account;

import app.parley.passkeys.Challenges;
import app.parley.passkeys.PasskeyRegistration.Place;
import app.parley.passkeys.Site;
import app.parley.people.TokenGenerator;
import app.parley.rest.http.HiddenCookie;
import app.parley.rest.http.SessionCookie;
import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request for a passkey comes from: the page's origin, which was found to be this server's already, and the
 * browser, by a cookie that it keeps as long as what was asked may be answered.
 */
public final class PasskeyOrigin {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String ANY = "/";

    private final PublicOrigin publicOrigin;
    private final HiddenCookie cookie;
    private final TokenGenerator generator;

    public PasskeyOrigin(PublicOrigin publicOrigin, TokenGenerator generator) {
        this.publicOrigin = publicOrigin;
        this.generator = generator;
        cookie = new HiddenCookie("parley_passkey", "/api/v1", "Strict", publicOrigin);
    }

    /** Returns the place of a request that asks for something; the browser gets its cookie. */
    Place asking(Context ctx) {
        Site site = site(ctx);
        String shown = shown(ctx);
        String secret = shown == null ? generator.token() : shown;
        cookie.put(ctx, secret, Challenges.LIFE.toSeconds());
        return new Place(site, secret, SessionCookie.address(ctx));
    }

    /** Returns the place of a request that answers. */
    Place answering(Context ctx) {
        String shown = shown(ctx);
        return new Place(site(ctx), shown == null ? "" : shown, SessionCookie.address(ctx));
    }

    private @Nullable String shown(Context ctx) {
        String value = cookie.of(ctx);
        return value != null && SECRET.matcher(value).matches() ? value : null;
    }

    private Site site(Context ctx) {
        String page = ctx.header("Origin");
        String origin = page == null ? publicOrigin.of(ctx.req()) : PublicOrigin.canonical(page);
        return Site.of(origin, publicOrigin.server().equals(ANY) ? null : publicOrigin.server());
    }
}
