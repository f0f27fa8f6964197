package app.parley.rest;

import app.parley.people.Audit.Actor;
import app.parley.people.AuthenticatedUser;
import io.javalin.http.Context;

/** Who does what is asked, for the audit log. */
final class Actors {
    private Actors() {}

    static Actor of(Context ctx, AuthenticatedUser caller) {
        return new Actor(caller.person().user(), SessionCookie.address(ctx));
    }
}
