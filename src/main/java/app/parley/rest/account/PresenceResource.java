package app.parley.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PUT;

import app.parley.hub.Hub;
import app.parley.hub.HubAdmin;
import app.parley.hub.value.PeerLocation;
import app.parley.hub.value.Presence;
import app.parley.hub.value.StatusText;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.kernel.WireNames;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AwaitStored;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.RestJson;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows presence, and sets the user's own status. */
public final class PresenceResource implements Resource {
    private final Hub hub;
    private final HubAdmin hubAdmin;
    private final InstantSource clock;
    private final JsonBodies bodies;

    public PresenceResource(Hub hub, HubAdmin hubAdmin, InstantSource clock, JsonBodies bodies) {
        this.hub = hub;
        this.hubAdmin = hubAdmin;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/presence", Who.MEMBERS, this::list);
        routes.add(
                GET, "/presence/{user}", Who.MEMBERS, (ctx, caller) -> bodies.ok(ctx, presence(ctx.pathParam("user"))));
        routes.add(GET, "/me/places", Who.SIGNED_IN, this::listPlaces);
        routes.add(PUT, "/me/status", Who.MEMBERS, this::setStatus);
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<Presence> found = paging.cut(
                hubAdmin.presence().stream(), presence -> presence.user().value());
        bodies.page(ctx, paging, found, presence -> presence.user().value(), presence -> presence);
    }

    private void listPlaces(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<PeerLocation> found = paging.cut(hubAdmin.places(caller.person().user()).stream(), PresenceResource::key);
        bodies.page(ctx, paging, found, PresenceResource::key, place -> place);
    }

    private static String key(PeerLocation place) {
        return RestJson.time(place.since()) + place.peer();
    }

    private void setStatus(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        Presence.Status status = input.oneOf("status", Presence.Status::ofWire, WireNames.list(Presence.Status.class));
        String text = input.isNullOrAbsent("text") ? "" : input.line("text", 0, StatusText.LONGEST);
        Instant until = input.futureOrNull("until", clock.instant());
        input.check();
        UserId user = caller.person().user();
        if (status != null) {
            AwaitStored.await(hub.setStatus(user, status, new StatusText(text), until));
        }
        bodies.ok(ctx, presence(user.value()));
    }

    private Presence presence(String user) {
        return Optional.of(user)
                .filter(UserId::isValid)
                .flatMap(name -> hubAdmin.presence(new UserId(name)))
                .orElseThrow(() -> new RequestException(ErrorCode.NO_SUCH_USER, "There is no such user."));
    }
}
