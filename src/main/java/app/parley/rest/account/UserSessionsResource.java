package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.LoginSessions;
import app.parley.push.PushSubscriptions;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;

/** Shows admins where an account is signed in, and ends its sign-ins. */
public final class UserSessionsResource implements Resource {
    private final Accounts accounts;
    private final LoginSessions sessions;
    private final SessionList list;
    private final Audit audit;

    public UserSessionsResource(
            Accounts accounts,
            LoginSessions sessions,
            PushSubscriptions subscriptions,
            Audit audit,
            JsonBodies bodies) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.list = new SessionList(sessions, subscriptions, bodies);
        this.audit = audit;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/users/{user}/sessions", Who.ADMINS, (ctx, caller) -> list.answer(ctx, caller, user(ctx)));
        routes.add(DELETE, "/users/{user}/sessions", Who.ADMINS, this::endAll);
        routes.add(DELETE, "/users/{user}/sessions/{session}", Who.ADMINS, this::end);
    }

    /** The request's own sign-in stays, so that admins do not lock themselves out. */
    private void endAll(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        UserId user = user(ctx);
        sessions.endOthers(user, caller.credential());
        note(ctx, caller, user, "scope=all");
        ctx.status(204);
    }

    private void end(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        UserId user = user(ctx);
        if (!sessions.end(user, ctx.pathParam("session"))) {
            throw new RequestException(ErrorCode.NOT_FOUND, "This account has no such session.");
        }
        note(ctx, caller, user, "scope=one");
        ctx.status(204);
    }

    private UserId user(Context ctx) {
        return accounts.get(ctx.pathParam("user")).user();
    }

    private void note(Context ctx, AuthenticatedUser caller, UserId user, String detail) {
        audit.note(AuditActors.of(ctx, caller), AuditAction.SESSION_ENDED, user.value(), detail);
    }
}
