package app.parley.rest.push;

import static io.javalin.http.HandlerType.POST;

import app.parley.hub.Hub;
import app.parley.kernel.CallId;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AwaitStored;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;

/** Declines a ring from a notification, where no socket is open. */
public final class DeclineResource implements Resource {
    private final Hub hub;

    public DeclineResource(Hub hub) {
        this.hub = hub;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(POST, "/calls/{call}/decline", Who.MEMBERS, this::decline);
    }

    private void decline(Context ctx, AuthenticatedUser caller) {
        AwaitStored.await(hub.decline(caller.person().user(), new CallId(ctx.pathParam("call"))));
        ctx.status(204);
    }
}
