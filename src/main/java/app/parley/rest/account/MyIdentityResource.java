package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.oidc.Identities;
import app.parley.oidc.LinkedIdentity;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.SessionCookie;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows whom the provider knows as the own account, links it, and takes the link away. */
public final class MyIdentityResource implements Resource {
    private final ProviderSignIns signIns;
    private final InstantSource clock;
    private final JsonBodies bodies;

    public MyIdentityResource(ProviderSignIns signIns, InstantSource clock, JsonBodies bodies) {
        this.signIns = signIns;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/me/oidc", Who.OWNERS, this::see);
        routes.add(POST, "/me/oidc", Who.MEMBERS, this::link);
        routes.add(DELETE, "/me/oidc", Who.MEMBERS, this::unlink);
    }

    private record IdentityView(
            String label, Instant linkedAt, @Nullable Instant lastUsedAt) {
        static IdentityView of(LinkedIdentity identity) {
            return new IdentityView(identity.label(), identity.linkedAt(), identity.lastUsedAt());
        }
    }

    /** @param password whether the account has a password too */
    private record MineView(boolean password, @Nullable IdentityView identity) {}

    private void see(Context ctx, AuthenticatedUser caller) {
        UserId user = caller.person().user();
        Identities identities = signIns.oidc().identities();
        bodies.ok(
                ctx,
                new MineView(
                        identities.hasPassword(user),
                        identities.of(user).map(IdentityView::of).orElse(null)));
    }

    private void link(Context ctx, AuthenticatedUser caller) {
        if (caller.session() == null) {
            throw new RequestException(ErrorCode.FORBIDDEN, "An account is linked in a browser, not by an API token.");
        }
        // What is linked outlives a new password and all sessions.
        if (!caller.session().isFresh(clock.instant())) {
            throw new RequestException(
                    ErrorCode.CONFIRMATION_REQUIRED,
                    "Sign out and in again first: that has to be 10 minutes ago at most.");
        }
        signIns.begin(ctx, "/settings", caller.credential());
    }

    private void unlink(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        signIns.oidc().identities().unlink(caller, SessionCookie.address(ctx));
        ctx.status(204);
    }
}
