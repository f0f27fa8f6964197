package app.parley.rest.service;

import static io.javalin.http.HandlerType.GET;

import app.parley.kernel.Limits;
import app.parley.relay.turn.RelayLimits;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;

/** The published limits. */
public final class LimitsResource implements Resource {
    private final LimitsView view;
    private final JsonBodies bodies;

    public LimitsResource(Limits limits, RelayLimits relay, JsonBodies bodies) {
        this.view = LimitsView.of(limits, relay);
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open(GET, "/limits", ctx -> bodies.ok(ctx, view));
    }

    private record LimitsView(
            int messageBytes,
            int headers,
            int headerBytes,
            int jsonDepth,
            int framesPerSecond,
            int frameBurst,
            int socketsPerUser,
            int socketsPerAddress,
            int connectionsPerAddress,
            int subscriptionsPerSession,
            int roomCapacity,
            int adhocRoomsPerUser,
            int chatCharacters,
            int directMessagesPerMinute,
            long connectMs,
            long readDeadlineMs,
            long resumeWindowMs,
            int resumeMessages,
            int resumeBytes,
            int outboxBytes,
            long ringMs,
            int bodyBytes,
            int relayAllocationsPerUser,
            int relayAllocationsPerAddress,
            int relayPermissionsPerAllocation,
            int relayChannelsPerAllocation,
            int relayKbpsPerAllocation,
            int relayKbps,
            int relayUnauthenticatedPerSecond) {
        static LimitsView of(Limits limits, RelayLimits relay) {
            return new LimitsView(
                    limits.messageBytes(),
                    limits.headers(),
                    limits.headerBytes(),
                    limits.jsonDepth(),
                    limits.framesPerSecond(),
                    limits.frameBurst(),
                    limits.socketsPerUser(),
                    limits.socketsPerAddress(),
                    limits.connectionsPerAddress(),
                    limits.subscriptionsPerSession(),
                    limits.roomCapacity(),
                    limits.adhocRoomsPerUser(),
                    limits.chatCharacters(),
                    limits.directMessagesPerMinute(),
                    limits.connect().toMillis(),
                    limits.readDeadline().toMillis(),
                    limits.resumeWindow().toMillis(),
                    limits.resumeMessages(),
                    limits.resumeBytes(),
                    limits.outboxBytes(),
                    limits.ring().toMillis(),
                    limits.bodyBytes(),
                    relay.allocationsPerUser(),
                    relay.allocationsPerAddress(),
                    relay.permissionsPerAllocation(),
                    relay.channelsPerAllocation(),
                    relay.kbpsPerAllocation(),
                    relay.kbps(),
                    relay.unauthenticatedPerSecond());
        }
    }
}
