package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.hub.HubAdmin;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.Invite;
import app.parley.people.InviteRepository.Place;
import app.parley.people.Invites;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Manages invites: a user's own, and for admins the invites of all users. */
public final class InvitesResource implements Resource {
    /** The lifetime of invites without an explicit expiry. */
    private static final Duration USUAL_LIFE = Duration.ofDays(7);

    private static final int MOST_USES = 10_000;

    private final Invites invites;
    private final Audit audit;
    private final HubAdmin hubAdmin;
    private final boolean guestsAllowed;
    private final PublicOrigin publicOrigin;
    private final InstantSource clock;
    private final JsonBodies bodies;

    /** @param guestsAllowed whether the settings allow guests */
    public InvitesResource(
            Invites invites,
            Audit audit,
            HubAdmin hubAdmin,
            boolean guestsAllowed,
            PublicOrigin publicOrigin,
            InstantSource clock,
            JsonBodies bodies) {
        this.invites = invites;
        this.audit = audit;
        this.hubAdmin = hubAdmin;
        this.guestsAllowed = guestsAllowed;
        this.publicOrigin = publicOrigin;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/invites", Who.MEMBERS, this::list);
        routes.add(POST, "/invites", Who.MEMBERS, this::create);
        routes.add(DELETE, "/invites/{invite}", Who.MEMBERS, this::revoke);
    }

    private record InviteView(
            String id,
            String kind,
            @Nullable RoomId room,
            String code,
            String url,
            UserId createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Integer maxUses,
            int uses) {}

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<Invite> found = invites.page(whose(caller), place(paging), paging.limit() + 1);
        bodies.page(
                ctx, paging, found, invite -> Paging.key(invite.createdAt(), invite.id()), invite -> view(ctx, invite));
    }

    private void create(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        Invite.Kind kind = input.oneOf("kind", Invite.Kind::ofWire, "account, guest");
        Instant now = clock.instant();
        Instant expiresAt = input.has("expiresAt") ? input.futureOrNull("expiresAt", now) : now.plus(USUAL_LIFE);
        Integer maxUses = input.integerOrNull("maxUses", 1, MOST_USES);
        RoomId room = kind == Invite.Kind.GUEST ? room(input, caller) : null;
        input.check();
        if (kind == null || (kind == Invite.Kind.GUEST && !guestsAllowed)) {
            throw new RequestException(ErrorCode.FORBIDDEN, "This server takes no guests.");
        }
        Invite invite = invites.create(caller.person().user(), kind, room, expiresAt, maxUses);
        String detail = "kind=" + kind.wire() + (room == null ? "" : " room=" + room);
        audit.note(AuditActors.of(ctx, caller), AuditAction.INVITE_CREATED, invite.id(), detail);
        bodies.created(ctx, Routes.BASE + "/invites/" + invite.code(), view(ctx, invite));
    }

    private @Nullable RoomId room(RequestFields input, AuthenticatedUser caller) {
        String id = input.string("room");
        if (RoomId.isValid(id) && hubAdmin.room(caller.person(), new RoomId(id)).isPresent()) {
            return new RoomId(id);
        }
        if (!input.isNullOrAbsent("room")) {
            input.fault("room", "must be a room you may enter");
        }
        return null;
    }

    private void revoke(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        String id = ctx.pathParam("invite");
        invites.revoke(id, whose(caller));
        audit.note(AuditActors.of(ctx, caller), AuditAction.INVITE_REVOKED, id, null);
        ctx.status(204);
    }

    private static @Nullable UserId whose(AuthenticatedUser caller) {
        return caller.person().admin() ? null : caller.person().user();
    }

    private InviteView view(Context ctx, Invite invite) {
        return new InviteView(
                invite.id(),
                invite.kind().wire(),
                invite.room(),
                invite.code(),
                publicOrigin.of(ctx.req()) + "/join/" + invite.code(),
                invite.createdBy(),
                invite.createdAt(),
                invite.expiresAt(),
                invite.maxUses(),
                invite.uses());
    }

    private static @Nullable Place place(Paging paging) {
        Paging.Aged aged = paging.afterAged();
        return aged == null ? null : new Place(aged.at(), aged.id());
    }
}
