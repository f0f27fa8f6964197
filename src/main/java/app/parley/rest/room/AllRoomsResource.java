package app.parley.rest.room;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.RoomView;
import app.parley.kernel.RoomId;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.AwaitStored;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rooms.RoomService;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;

/** Shows admins all rooms there are, also those that they may not enter, and ends what goes on in one. */
public final class AllRoomsResource implements Resource {
    private final RoomService roomService;
    private final HubAdmin hubAdmin;
    private final Audit audit;
    private final JsonBodies bodies;

    public AllRoomsResource(RoomService roomService, HubAdmin hubAdmin, Audit audit, JsonBodies bodies) {
        this.roomService = roomService;
        this.hubAdmin = hubAdmin;
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/admin/rooms", Who.ADMINS, this::list);
        routes.add(POST, "/rooms/{room}/end", Who.ADMINS, this::end);
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<RoomView> found = paging.cut(
                hubAdmin.allRooms().stream().sorted(Comparator.comparing(AllRoomsResource::key)),
                AllRoomsResource::key);
        bodies.page(
                ctx,
                paging,
                found,
                AllRoomsResource::key,
                room -> RoomAnswer.of(room, roomService.find(room.id()).orElse(null)));
    }

    private void end(Context ctx, AuthenticatedUser caller) {
        String id = ctx.pathParam("room");
        if (!RoomId.isValid(id)) {
            throw RoomService.unknown();
        }
        RoomId room = new RoomId(id);
        AwaitStored.await(hubAdmin.endRoom(room));
        audit.note(AuditActors.of(ctx, caller), AuditAction.ROOM_ENDED, room.value(), null);
        ctx.status(204);
    }

    private static String key(RoomView room) {
        return room.id().value();
    }
}
