package app.parley.rest;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.parley.hub.Limits;
import app.parley.hub.Person;
import app.parley.hub.RoomDefinition.Kind;
import app.parley.hub.RoomId;
import app.parley.hub.RoomView;
import app.parley.hub.Team;
import app.parley.hub.UserId;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.Passwords;
import app.parley.people.Rejection;
import app.parley.people.Secrets;
import app.parley.people.SignedIn;
import app.parley.rest.Routes.Who;
import app.parley.store.StoredRoom;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rooms one may enter. */
public final class RoomsResource implements Resource {
    private final RoomBook book;
    private final Team team;
    private final Accounts accounts;
    private final Audit audit;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Limits limits;
    private final InstantSource clock;
    private final Wire wire;

    public RoomsResource(
            RoomBook book,
            Team team,
            Accounts accounts,
            Audit audit,
            Passwords passwords,
            Secrets secrets,
            Limits limits,
            InstantSource clock,
            Wire wire) {
        this.book = book;
        this.team = team;
        this.accounts = accounts;
        this.audit = audit;
        this.passwords = passwords;
        this.secrets = secrets;
        this.limits = limits;
        this.clock = clock;
        this.wire = wire;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/rooms", Who.MEMBERS, this::list);
        routes.add(POST, "/rooms", Who.MEMBERS, this::create);
        routes.add(GET, "/rooms/{room}", Who.MEMBERS, (ctx, caller) -> answer(ctx, visible(ctx, caller)));
        routes.add(PATCH, "/rooms/{room}", Who.MEMBERS, this::change);
        routes.add(DELETE, "/rooms/{room}", Who.MEMBERS, this::delete);
    }

    private record RoomAnswer(
            RoomId id,
            String name,
            String kind,
            boolean locked,
            int capacity,
            boolean hasPasscode,
            List<UserId> members,
            List<UserId> hosts,
            List<RoomView.Named> inside,
            RoomView.@Nullable Ongoing call) {}

    private void list(Context ctx, SignedIn caller) {
        Paging paging = Paging.of(ctx);
        List<RoomView> found = paging.cut(
                team.roomsFor(caller.person()).stream().sorted(Comparator.comparing(RoomsResource::key)),
                RoomsResource::key);
        wire.page(ctx, paging, found, RoomsResource::key, this::view);
    }

    private void create(Context ctx, SignedIn caller) {
        Input input = wire.read(ctx);
        Kind kind =
                input.isNullOrAbsent("kind") ? Kind.TEAM : input.oneOf("kind", RoomDraft::kind, "team, private, adhoc");
        String wished = input.isNullOrAbsent("id") ? null : input.string("id");
        if (wished != null && !RoomId.isValid(wished)) {
            input.fault("id", "must be 1 to 64 of a-z A-Z 0-9 _ -");
        }
        if (!input.has("name")) {
            input.fault("name", "is missing");
        }
        RoomDraft draft = RoomDraft.read(input, kind == null ? Kind.TEAM : kind, limits, accounts, passwords);
        Kind made = kind == null ? Kind.TEAM : kind;
        RoomId id = wished == null ? idFor(draft, made, caller.person()) : new RoomId(wished);
        book.create(draft.fresh(id, made, caller.person(), limits, clock.instant()), caller.person());
        audit.note(Actors.of(ctx, caller), AuditAction.ROOM_CREATED, id.value(), "kind=" + made.wire());
        RoomView room = team.room(caller.person(), id).orElseThrow(RoomBook::unknown);
        ctx.status(201).header("Location", Routes.BASE + "/rooms/" + id);
        answer(ctx, room);
    }

    /** People start meetings of one name again and again, so those get an id of their own where it is taken. */
    private RoomId idFor(RoomDraft draft, Kind kind, Person maker) {
        RoomId id = RoomDraft.idFrom(String.valueOf(draft.name()), secrets);
        return kind == Kind.ADHOC && book.isTaken(id, maker) ? new RoomId(secrets.id(id + "-")) : id;
    }

    private void change(Context ctx, SignedIn caller) {
        RoomView room = visible(ctx, caller);
        StoredRoom known = asHost(book.find(room.id()).orElseThrow(RoomsResource::notByHand), caller);
        RoomDraft draft = RoomDraft.read(wire.read(ctx), known.kind(), limits, accounts, passwords);
        book.edit(room.id(), current -> {
            ETags.guard(ctx, etag(asHost(current, caller)));
            return draft.changed(current);
        });
        audit.note(Actors.of(ctx, caller), AuditAction.ROOM_CHANGED, room.id().value(), draft.changes());
        answer(ctx, visible(ctx, caller));
    }

    private void delete(Context ctx, SignedIn caller) {
        RoomView room = visible(ctx, caller);
        if (book.find(room.id()).isEmpty()) {
            throw notByHand();
        }
        book.delete(room.id(), current -> ETags.guard(ctx, etag(asHost(current, caller))));
        audit.note(Actors.of(ctx, caller), AuditAction.ROOM_DELETED, room.id().value(), null);
        ctx.status(204);
    }

    private RoomView visible(Context ctx, SignedIn caller) {
        String id = ctx.pathParam("room");
        if (!RoomId.isValid(id)) {
            throw RoomBook.unknown();
        }
        return team.room(caller.person(), new RoomId(id)).orElseThrow(RoomBook::unknown);
    }

    private static StoredRoom asHost(StoredRoom room, SignedIn caller) {
        if (!caller.person().admin() && !room.hosts().contains(caller.person().user())) {
            throw Rejection.of(Rejection.Kind.FORBIDDEN, "Only a host of this room may do this.");
        }
        return room;
    }

    private static Rejection notByHand() {
        return Rejection.of(Rejection.Kind.FORBIDDEN, "The room of a call ends with the call.");
    }

    private void answer(Context ctx, RoomView room) {
        book.find(room.id()).ifPresent(known -> ctx.header("ETag", etag(known)));
        wire.ok(ctx, view(room));
    }

    private static String etag(StoredRoom room) {
        return ETags.of(
                room.name(),
                room.kind(),
                room.capacity(),
                room.passcodeHash(),
                sorted(room.members()),
                sorted(room.hosts()),
                room.createdAt().toEpochMilli());
    }

    private RoomAnswer view(RoomView room) {
        StoredRoom known = book.find(room.id()).orElse(null);
        return new RoomAnswer(
                room.id(),
                room.name(),
                room.kind(),
                room.locked(),
                room.capacity(),
                room.hasPasscode(),
                known == null ? List.of() : sorted(known.members()),
                known == null ? List.of() : sorted(known.hosts()),
                room.inside(),
                room.call());
    }

    private static List<UserId> sorted(Set<UserId> users) {
        return users.stream().sorted().toList();
    }

    private static String key(RoomView room) {
        return room.id().value();
    }
}
