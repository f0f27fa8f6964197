package app.parley.rest.call;

import static io.javalin.http.HandlerType.GET;

import app.parley.hub.value.IceServer;
import app.parley.hub.value.IceServers;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Returns STUN and TURN servers for the signed-in user. */
public final class IceServersResource implements Resource {
    private final IceServers iceServers;
    private final JsonBodies bodies;

    public IceServersResource(IceServers iceServers, JsonBodies bodies) {
        this.iceServers = iceServers;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/ice-servers", Who.SIGNED_IN, (ctx, caller) -> {
            IceServers.Grant grant =
                    iceServers.grant(caller.person().user(), ctx.req().getServerName());
            List<ServerView> servers =
                    grant.servers().stream().map(ServerView::of).toList();
            bodies.ok(ctx, new GrantView(servers, grant.expiresAt()));
        });
    }

    private record GrantView(
            List<ServerView> iceServers, @Nullable Instant expiresAt) {}

    // Browsers refuse a null user name, but accept an absent one.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ServerView(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {
        static ServerView of(IceServer server) {
            return new ServerView(server.urls(), server.username(), server.credential());
        }
    }
}
