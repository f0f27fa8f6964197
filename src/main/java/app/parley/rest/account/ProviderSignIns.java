package app.parley.rest.account;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.oidc.Oidc;
import app.parley.oidc.OidcSignIn;
import app.parley.oidc.OidcSignIn.Begun;
import app.parley.oidc.ReturnPath;
import app.parley.people.SignIn;
import app.parley.rest.http.HiddenCookie;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Routes;
import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Begins sign-ins at the provider, for whoever signs in and for whoever links an account. */
public final class ProviderSignIns {
    /** The page that the provider sends browsers back to. */
    static final String CALLBACK = "/oidc/callback";

    private static final int LONGEST_CODE = 64;

    private final @Nullable Oidc oidc;
    private final PublicOrigin publicOrigin;
    /** Binds a sign-in at the provider to the browser that began it. */
    private final HiddenCookie cookie;

    private final JsonBodies bodies;

    /** @param oidc null if no provider is configured */
    public ProviderSignIns(@Nullable Oidc oidc, PublicOrigin publicOrigin, JsonBodies bodies) {
        this.oidc = oidc;
        this.publicOrigin = publicOrigin;
        this.bodies = bodies;
        cookie = new HiddenCookie("parley_oidc", Routes.BASE + "/oidc", "Lax", publicOrigin);
    }

    private record BegunView(URI url) {}

    boolean isConfigured() {
        return oidc != null;
    }

    /** @throws RequestException {@code NOT_FOUND} if no provider is configured */
    Oidc oidc() {
        if (oidc == null) {
            throw new RequestException(ErrorCode.NOT_FOUND, "This server has no provider to sign in by.");
        }
        return oidc;
    }

    /** @throws RequestException {@code PASSWORD_SIGN_IN_OFF} where nobody comes in by a password */
    void refusePasswordsIfOnly() {
        if (oidc != null && oidc.settings().only()) {
            throw SignIn.passwordsOff();
        }
    }

    HiddenCookie cookie() {
        return cookie;
    }

    /** @param linkFor the session of whoever links their account; null to sign in */
    void begin(Context ctx, String otherwise, @Nullable String linkFor) {
        Oidc provider = oidc();
        RequestFields input = bodies.readIfAny(ctx);
        String next = input.isNullOrAbsent("next") ? otherwise : input.string("next");
        String invite = input.isNullOrAbsent("invite") ? null : input.string("invite");
        if (invite != null && invite.length() > LONGEST_CODE) {
            input.fault("invite", "must be the code of an invite");
        }
        if (!ReturnPath.isSafe(next)) {
            input.fault("next", "must be a path of this server");
        }
        input.check();
        Begun begun = provider.signIn().begin(URI.create(publicOrigin.of(ctx.req()) + CALLBACK), next, linkFor, invite);
        cookie.put(ctx, begun.sealed(), OidcSignIn.LIFE.toSeconds());
        bodies.ok(ctx, new BegunView(begun.address()));
    }
}
