package app.parley.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.oidc.Oidc;
import app.parley.oidc.OidcSettings;
import app.parley.oidc.OidcSignIn.Finished;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.SessionCookie;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Signs people in by the OpenID provider, and out when the provider says so. */
public final class OidcResource implements Resource {
    private final ProviderSignIns signIns;
    private final SessionCookie cookie;
    private final JsonBodies bodies;

    public OidcResource(ProviderSignIns signIns, SessionCookie cookie, JsonBodies bodies) {
        this.signIns = signIns;
        this.cookie = cookie;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open(GET, "/oidc", this::see);
        routes.open(POST, "/oidc/sign-in", ctx -> signIns.begin(ctx, "/", null));
        routes.open(POST, "/oidc/session", this::finish);
        routes.openForm("/oidc/back-channel-logout", this::logout);
    }

    private record ProviderView(boolean enabled, @Nullable String name, boolean only) {}

    /** @param linked whether an account was linked instead, whose session stays */
    private record FinishedView(String next, boolean linked, boolean created) {}

    private void see(Context ctx) {
        if (signIns.isConfigured()) {
            OidcSettings settings = signIns.oidc().settings();
            bodies.ok(ctx, new ProviderView(true, settings.name(), settings.only()));
        } else {
            bodies.ok(ctx, new ProviderView(false, null, false));
        }
    }

    private void finish(Context ctx) {
        Oidc provider = signIns.oidc();
        RequestFields input = bodies.read(ctx);
        String state = input.string("state");
        String code = input.string("code");
        input.check();
        if (code.isBlank()) {
            throw RequestException.invalid("code", "is empty");
        }
        Finished finished = provider.signIn().finish(signIns.cookie().of(ctx), state, code, SessionCookie.visitor(ctx));
        signIns.cookie().put(ctx, "", 0);
        if (finished.opened() != null) {
            cookie.set(ctx, finished.opened());
        }
        bodies.ok(ctx, new FinishedView(finished.next(), finished.opened() == null, finished.created()));
    }

    /** The token itself proves who asks. */
    private void logout(Context ctx) {
        Oidc provider = signIns.oidc();
        String token = ctx.formParam("logout_token");
        if (token == null) {
            throw new RequestException(ErrorCode.MALFORMED, "There is no logout_token.");
        }
        provider.logout().obey(token);
        ctx.status(200);
    }
}
