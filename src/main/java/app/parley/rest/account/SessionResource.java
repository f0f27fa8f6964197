package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.LoginSessions;
import app.parley.people.LoginSessions.Opened;
import app.parley.people.SignIn;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.SessionCookie;
import io.javalin.http.Context;

/** Signs in, shows the signed-in user, and signs out. */
public final class SessionResource implements Resource {
    private final SignIn signIn;
    private final LoginSessions sessions;
    private final Audit audit;
    private final SessionCookie cookie;
    private final JsonBodies bodies;

    public SessionResource(
            SignIn signIn, LoginSessions sessions, Audit audit, SessionCookie cookie, JsonBodies bodies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.cookie = cookie;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open(POST, "/session", this::open);
        routes.add(GET, "/session", Who.SIGNED_IN_SOMEHOW, (ctx, caller) -> {
            MeView me = MeView.of(caller);
            ctx.header("ETag", me.etag());
            bodies.ok(ctx, me);
        });
        routes.add(DELETE, "/session", Who.SIGNED_IN_SOMEHOW, this::end);
    }

    private void open(Context ctx) {
        RequestFields input = bodies.read(ctx);
        String username = input.string("username");
        String password = input.string("password");
        input.check();
        Opened opened = signIn.open(username, password, SessionCookie.visitor(ctx));
        cookie.set(ctx, opened);
        bodies.ok(ctx, MeView.of(opened.caller()));
    }

    private void end(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, MeView.of(caller).etag());
        if (caller.session() == null) {
            throw new RequestException(ErrorCode.FORBIDDEN, "An API token is not signed out: revoke it.");
        }
        sessions.end(caller.person().user(), caller.credential());
        audit.note(AuditActors.of(ctx, caller), AuditAction.SIGN_OUT_DONE, caller.credential(), null);
        cookie.clear(ctx);
        ctx.status(204);
    }
}
