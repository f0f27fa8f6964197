package app.parley.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.RoomView;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Accounts.Application;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.ClientInfo;
import app.parley.people.CredentialRules;
import app.parley.people.Invite;
import app.parley.people.Invites;
import app.parley.people.LoginSession.Guest;
import app.parley.people.LoginSessions.Opened;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.SessionCookie;
import io.javalin.http.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows and accepts invites, for people who received a link. Accepting an invite signs them in. */
public final class JoinResource implements Resource {
    private final Invites invites;
    private final Accounts accounts;
    private final Audit audit;
    private final HubAdmin hubAdmin;
    private final boolean guestsAllowed;
    private final ProviderSignIns providerSignIns;
    private final SessionCookie cookie;
    private final JsonBodies bodies;

    public JoinResource(
            Invites invites,
            Accounts accounts,
            Audit audit,
            HubAdmin hubAdmin,
            boolean guestsAllowed,
            ProviderSignIns providerSignIns,
            SessionCookie cookie,
            JsonBodies bodies) {
        this.invites = invites;
        this.accounts = accounts;
        this.audit = audit;
        this.hubAdmin = hubAdmin;
        this.guestsAllowed = guestsAllowed;
        this.providerSignIns = providerSignIns;
        this.cookie = cookie;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open(GET, "/invites/{invite}", ctx -> bodies.ok(ctx, view(open(ctx))));
        routes.open(POST, "/invites/{invite}/accept", this::accept);
    }

    /** @param invitedBy the display name of the invite's creator */
    private record OpenInvite(
            String kind,
            @Nullable NamedRoom room,
            String invitedBy,
            @Nullable Instant expiresAt) {}

    private record NamedRoom(RoomId id, String name) {}

    private void accept(Context ctx) {
        Invite invite = open(ctx);
        RequestFields input = bodies.read(ctx);
        Opened opened = switch (invite.kind()) {
            case ACCOUNT -> acceptAsMember(invite, input, SessionCookie.visitor(ctx));
            case GUEST -> acceptAsGuest(invite, input, SessionCookie.visitor(ctx));
        };
        note(ctx, opened.caller(), invite);
        cookie.set(ctx, opened);
        bodies.created(ctx, Routes.BASE + "/session", MeView.of(opened.caller()));
    }

    private void note(Context ctx, AuthenticatedUser joined, Invite invite) {
        Audit.Actor actor = AuditActors.of(ctx, joined);
        audit.note(
                actor,
                AuditAction.INVITE_USED,
                invite.id(),
                "kind=" + invite.kind().wire());
        if (invite.kind() == Invite.Kind.ACCOUNT) {
            audit.note(actor, AuditAction.USER_CREATED, joined.person().user().value(), "role=member");
        }
    }

    private Opened acceptAsMember(Invite invite, RequestFields input, ClientInfo client) {
        providerSignIns.refusePasswordsIfOnly();
        Application application = AccountRequests.read(input);
        input.check();
        return invites.acceptAsMember(invite, application, client);
    }

    private Opened acceptAsGuest(Invite invite, RequestFields input, ClientInfo client) {
        String name = input.line("displayName", CredentialRules.LONGEST_NAME);
        input.check();
        RoomView room = room(invite);
        if (room == null) {
            throw gone();
        }
        return invites.acceptAsGuest(invite, new Guest(name, room.id(), invite.id()), client);
    }

    private Invite open(Context ctx) {
        Invite invite = invites.open(ctx.pathParam("invite"), SessionCookie.address(ctx));
        boolean guest = invite.kind() == Invite.Kind.GUEST;
        if (guest && (!guestsAllowed || room(invite) == null)) {
            throw gone();
        }
        return invite;
    }

    private OpenInvite view(Invite invite) {
        RoomView room = room(invite);
        String invitedBy = accounts.find(invite.createdBy().value())
                .map(Account::displayName)
                .orElse(invite.createdBy().value());
        return new OpenInvite(
                invite.kind().wire(),
                room == null ? null : new NamedRoom(room.id(), room.name()),
                invitedBy,
                invite.expiresAt());
    }

    private @Nullable RoomView room(Invite invite) {
        RoomId room = invite.room();
        if (room == null) {
            return null;
        }
        Person anyGuest = new Person(new UserId("guest-asking"), "", true, false, room);
        return hubAdmin.room(anyGuest, room).orElse(null);
    }

    private static RequestException gone() {
        return new RequestException(ErrorCode.GONE, "The room of this invite takes no guests any more.");
    }
}
