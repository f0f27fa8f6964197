package app.parley.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.people.Accounts.Application;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.LoginSessions;
import app.parley.people.LoginSessions.Opened;
import app.parley.people.Setup;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.SessionCookie;
import io.javalin.http.Context;

/** Creates the first account of a fresh installation, and signs its owner in. */
public final class SetupResource implements Resource {
    private final Setup setup;
    private final LoginSessions sessions;
    private final Audit audit;
    private final SessionCookie cookie;
    private final JsonBodies bodies;

    public SetupResource(Setup setup, LoginSessions sessions, Audit audit, SessionCookie cookie, JsonBodies bodies) {
        this.setup = setup;
        this.sessions = sessions;
        this.audit = audit;
        this.cookie = cookie;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open(GET, "/setup", ctx -> bodies.ok(ctx, new Needed(setup.needed())));
        routes.open(POST, "/setup", this::complete);
    }

    private record Needed(boolean needed) {}

    private void complete(Context ctx) {
        setup.refuseOnceDone();
        RequestFields input = bodies.read(ctx);
        String token = input.string("token");
        Application application = AccountRequests.read(input);
        input.check();
        Opened opened = sessions.open(
                setup.complete(token, application, SessionCookie.address(ctx)), SessionCookie.visitor(ctx));
        audit.note(
                AuditActors.of(ctx, opened.caller()),
                AuditAction.SETUP_DONE,
                opened.caller().person().user().value(),
                null);
        cookie.set(ctx, opened);
        bodies.created(ctx, Routes.BASE + "/session", MeView.of(opened.caller()));
    }
}
