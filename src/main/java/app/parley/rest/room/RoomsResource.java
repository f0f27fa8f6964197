package app.parley.rest.room;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomView;
import app.parley.hub.value.Schedule;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Limits;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.Passwords;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.proxy.PublicOrigin;
import app.parley.rooms.RoomCalendar;
import app.parley.rooms.RoomService;
import app.parley.rooms.RoomSlugs;
import app.parley.store.room.StoredRoom;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Lists, creates, changes and deletes the rooms that the user may enter. */
public final class RoomsResource implements Resource {
    private final RoomService roomService;
    private final HubAdmin hubAdmin;
    private final Accounts accounts;
    private final Audit audit;
    private final Passwords passwords;
    private final Limits limits;
    private final PublicOrigin publicOrigin;
    private final InstantSource clock;
    private final JsonBodies bodies;

    public RoomsResource(
            RoomService roomService,
            HubAdmin hubAdmin,
            Accounts accounts,
            Audit audit,
            Passwords passwords,
            Limits limits,
            PublicOrigin publicOrigin,
            InstantSource clock,
            JsonBodies bodies) {
        this.roomService = roomService;
        this.hubAdmin = hubAdmin;
        this.accounts = accounts;
        this.audit = audit;
        this.passwords = passwords;
        this.limits = limits;
        this.publicOrigin = publicOrigin;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/rooms", Who.MEMBERS, this::list);
        routes.add(POST, "/rooms", Who.MEMBERS, this::create);
        routes.add(GET, "/rooms/{room}", Who.SIGNED_IN, (ctx, caller) -> answer(ctx, visible(ctx, caller), caller));
        routes.add(PATCH, "/rooms/{room}", Who.MEMBERS, this::change);
        routes.add(GET, "/rooms/{room}/calendar.ics", Who.SIGNED_IN, this::calendar);
        routes.add(DELETE, "/rooms/{room}", Who.MEMBERS, this::delete);
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<RoomView> found = paging.cut(
                hubAdmin.roomsFor(caller.person()).stream().sorted(Comparator.comparing(RoomsResource::key)),
                RoomsResource::key);
        bodies.page(ctx, paging, found, RoomsResource::key, this::view);
    }

    private void create(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        Kind kind =
                input.isNullOrAbsent("kind") ? Kind.TEAM : input.oneOf("kind", RoomDraft::kind, "team, private, adhoc");
        String requested = input.isNullOrAbsent("id") ? null : input.string("id");
        if (requested != null) {
            RoomSlugs.faultOf(requested).ifPresent(message -> input.fault("id", message));
        }
        if (!input.has("name")) {
            input.fault("name", "is missing");
        }
        RoomDraft draft = RoomDraft.read(input, kind == null ? Kind.TEAM : kind, limits, accounts, passwords);
        Kind made = kind == null ? Kind.TEAM : kind;
        Instant now = clock.instant();
        Function<RoomId, StoredRoom> room = id -> draft.fresh(id, made, caller.person(), limits, now);
        RoomId id = requested == null
                ? roomService.createNumbered(RoomSlugs.of(String.valueOf(draft.name())), room, caller.person())
                : roomService.create(room.apply(new RoomId(requested)), caller.person());
        audit.note(AuditActors.of(ctx, caller), AuditAction.ROOM_CREATED, id.value(), "kind=" + made.wire());
        RoomView view = hubAdmin.room(caller.person(), id).orElseThrow(RoomService::unknown);
        ctx.status(201).header("Location", Routes.BASE + "/rooms/" + JsonBodies.inPath(id.value()));
        answer(ctx, view, caller);
    }

    private void change(Context ctx, AuthenticatedUser caller) {
        RoomView room = visible(ctx, caller);
        StoredRoom known = asHost(roomService.find(room.id()).orElseThrow(RoomsResource::notByHand), caller);
        RoomDraft draft = RoomDraft.read(bodies.read(ctx), known.kind(), limits, accounts, passwords);
        roomService.edit(room.id(), current -> {
            ETags.guard(ctx, etag(asHost(current, caller)));
            return draft.changed(current);
        });
        audit.note(
                AuditActors.of(ctx, caller), AuditAction.ROOM_CHANGED, room.id().value(), draft.changes());
        answer(ctx, visible(ctx, caller), caller);
    }

    private void delete(Context ctx, AuthenticatedUser caller) {
        RoomView room = visible(ctx, caller);
        if (roomService.find(room.id()).isEmpty()) {
            throw notByHand();
        }
        roomService.delete(room.id(), current -> ETags.guard(ctx, etag(asHost(current, caller))));
        audit.note(
                AuditActors.of(ctx, caller), AuditAction.ROOM_DELETED, room.id().value(), null);
        ctx.status(204);
    }

    private void calendar(Context ctx, AuthenticatedUser caller) {
        RoomView room = visible(ctx, caller);
        Schedule schedule = room.schedule();
        if (schedule == null) {
            throw new RequestException(ErrorCode.NOT_FOUND, "This room has no time.");
        }
        String path = JsonBodies.inPath(room.id().value());
        String origin = publicOrigin.of(ctx.req());
        String uid = path + "@" + origin.substring(origin.indexOf("://") + 3);
        ctx.contentType("text/calendar; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"room.ics\"; filename*=UTF-8''" + path + ".ics")
                .result(RoomCalendar.of(uid, room.name(), origin + "/r/" + path, schedule, clock.instant()));
    }

    private RoomView visible(Context ctx, AuthenticatedUser caller) {
        String id = ctx.pathParam("room");
        if (!RoomId.isValid(id)) {
            throw RoomService.unknown();
        }
        return hubAdmin.room(caller.person(), new RoomId(id)).orElseThrow(RoomService::unknown);
    }

    private static StoredRoom asHost(StoredRoom room, AuthenticatedUser caller) {
        if (!caller.person().admin() && !room.hosts().contains(caller.person().user())) {
            throw new RequestException(ErrorCode.FORBIDDEN, "Only a host of this room may do this.");
        }
        return room;
    }

    private static RequestException notByHand() {
        return new RequestException(ErrorCode.FORBIDDEN, "The room of a call ends with the call.");
    }

    private void answer(Context ctx, RoomView room, AuthenticatedUser caller) {
        roomService.find(room.id()).ifPresent(known -> ctx.header("ETag", etag(known)));
        bodies.ok(
                ctx,
                caller.person().guest()
                        ? RoomAnswer.forGuest(room, caller.person().user())
                        : view(room));
    }

    private static String etag(StoredRoom room) {
        return ETags.of(
                room.name(),
                room.kind(),
                room.capacity(),
                room.passcodeHash(),
                RoomAnswer.sorted(room.members()),
                RoomAnswer.sorted(room.hosts()),
                room.schedule(),
                room.createdAt().toEpochMilli());
    }

    private RoomAnswer view(RoomView room) {
        return RoomAnswer.of(room, roomService.find(room.id()).orElse(null));
    }

    private static String key(RoomView room) {
        return room.id().value();
    }
}
