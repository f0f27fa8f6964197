package app.parley.rest.push;

import static io.javalin.http.HandlerType.POST;

import app.parley.hub.Hub;
import app.parley.hub.value.ReplyText;
import app.parley.kernel.CallId;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AwaitStored;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;

/** Declines a ring from a notification, where no socket is open. */
public final class DeclineResource implements Resource {
    private final Hub hub;
    private final JsonBodies bodies;

    public DeclineResource(Hub hub, JsonBodies bodies) {
        this.hub = hub;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(POST, "/calls/{call}/decline", Who.MEMBERS, this::decline);
    }

    private void decline(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.readIfAny(ctx);
        String text = input.isNullOrAbsent("text") ? "" : input.line("text", 0, ReplyText.LONGEST);
        input.check();
        CallId call = new CallId(ctx.pathParam("call"));
        AwaitStored.await(hub.decline(caller.person().user(), call, ReplyText.ofNullable(text, null)));
        ctx.status(204);
    }
}
