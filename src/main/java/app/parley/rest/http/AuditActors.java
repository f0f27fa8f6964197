package app.parley.rest.http;

import app.parley.people.Audit.Actor;
import app.parley.people.AuthenticatedUser;
import io.javalin.http.Context;

/** Determines the actor of a request for the audit log. */
public final class AuditActors {
    private AuditActors() {}

    public static Actor of(Context ctx, AuthenticatedUser caller) {
        return new Actor(caller.person().user(), SessionCookie.address(ctx));
    }
}
