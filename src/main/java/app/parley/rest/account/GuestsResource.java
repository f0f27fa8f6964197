package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.GuestHere;
import app.parley.hub.value.PeerLocation;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.LoginSession;
import app.parley.people.LoginSessions;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows admins the guests who are here now, and puts them out. */
public final class GuestsResource implements Resource {
    private final HubAdmin hubAdmin;
    private final LoginSessions sessions;
    private final Audit audit;
    private final JsonBodies bodies;

    public GuestsResource(HubAdmin hubAdmin, LoginSessions sessions, Audit audit, JsonBodies bodies) {
        this.hubAdmin = hubAdmin;
        this.sessions = sessions;
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/admin/guests", Who.ADMINS, this::list);
        routes.add(DELETE, "/admin/guests/{guest}", Who.ADMINS, this::putOut);
    }

    /**
     * @param room the one room that the guest may enter; null for who came by name alone
     * @param insideSince null for who is connected and not inside
     * @param invite null for who came by name alone
     * @param signedInAt null for who came by name alone
     */
    private record GuestView(
            UserId user,
            String name,
            @Nullable RoomId room,
            @Nullable Instant insideSince,
            String connection,
            String device,
            @Nullable String address,
            @Nullable String invite,
            @Nullable Instant signedInAt) {
        static GuestView of(GuestHere guest, @Nullable LoginSession session) {
            PeerLocation inside = guest.inside();
            LoginSession.Guest link = session == null ? null : session.guest();
            return new GuestView(
                    guest.person().user(),
                    guest.person().name(),
                    inside == null ? guest.person().onlyRoom() : inside.room(),
                    inside == null ? null : inside.since(),
                    guest.reconnecting() ? "reconnecting" : "ok",
                    guest.device(),
                    session == null ? null : session.address(),
                    link == null ? null : link.invite(),
                    session == null ? null : session.createdAt());
        }
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<GuestHere> found = paging.cut(
                hubAdmin.guests().stream().sorted(Comparator.comparing(GuestsResource::key)), GuestsResource::key);
        Map<UserId, LoginSession> signIns =
                sessions
                        .ofGuests(found.stream()
                                .map(guest -> guest.person().user())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(LoginSession::user, Function.identity(), (one, other) -> other));
        bodies.page(
                ctx,
                paging,
                found,
                GuestsResource::key,
                guest -> GuestView.of(guest, signIns.get(guest.person().user())));
    }

    /** Ends the guest's sign-in. The link it came from is not changed. */
    private void putOut(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        String id = ctx.pathParam("guest");
        if (!UserId.isValid(id) || !new UserId(id).isGuest() || !isHere(new UserId(id))) {
            throw new RequestException(ErrorCode.NO_SUCH_USER, "There is no such guest.");
        }
        sessions.endOthers(new UserId(id), null);
        audit.note(AuditActors.of(ctx, caller), AuditAction.GUEST_REMOVED, id, null);
        ctx.status(204);
    }

    private boolean isHere(UserId guest) {
        return !sessions.of(guest).isEmpty()
                || hubAdmin.guests().stream()
                        .anyMatch(here -> here.person().user().equals(guest));
    }

    private static String key(GuestHere guest) {
        return guest.person().user().value();
    }
}
