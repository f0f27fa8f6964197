package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.PUT;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.Account;
import app.parley.people.Account.Profile;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.CredentialRules;
import app.parley.people.LoginSessions;
import app.parley.push.PushSubscriptions;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.SessionCookie;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Changes a user's own profile, password and sign-ins. */
public final class MeResource implements Resource {
    private static final int LONGEST_ZONE = 64;

    private final Accounts accounts;
    private final LoginSessions sessions;
    private final SessionList list;
    private final Audit audit;
    private final JsonBodies bodies;

    public MeResource(
            Accounts accounts,
            LoginSessions sessions,
            PushSubscriptions subscriptions,
            Audit audit,
            JsonBodies bodies) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.list = new SessionList(sessions, subscriptions, bodies);
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(PATCH, "/me", Who.MEMBERS, this::change);
        routes.add(PUT, "/me/password", Who.MEMBERS, this::changePassword);
        routes.add(GET, "/me/sessions", Who.SIGNED_IN, this::listSessions);
        routes.add(DELETE, "/me/sessions/{session}", Who.SIGNED_IN, this::endSession);
    }

    private void change(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        String name = input.has("displayName") ? input.line("displayName", CredentialRules.LONGEST_NAME) : null;
        String language = input.isNullOrAbsent("language") ? null : language(input);
        String timeZone = input.isNullOrAbsent("timeZone") ? null : timeZone(input);
        Boolean relayOnly = input.has("relayOnly") ? input.bool("relayOnly") : null;
        input.check();
        Account changed = accounts.change(caller.person().user(), current -> {
            ETags.guard(ctx, MeView.of(current).etag());
            Profile profile = current.profile();
            return current.named(name == null ? current.displayName() : name)
                    .with(new Profile(
                            input.has("language") ? language : profile.language(),
                            input.has("timeZone") ? timeZone : profile.timeZone(),
                            relayOnly == null ? profile.relayOnly() : relayOnly));
        });
        if (name != null) {
            note(ctx, caller, AuditAction.USER_CHANGED, caller.person().user().value(), "displayName");
        }
        MeView me = MeView.of(changed);
        ctx.header("ETag", me.etag());
        bodies.ok(ctx, me);
    }

    private static String language(RequestFields input) {
        String language = input.string("language");
        if (!language.matches("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})?")) {
            input.fault("language", "must be a language code such as en or ko");
        }
        return language;
    }

    private static String timeZone(RequestFields input) {
        String zone = input.string("timeZone");
        try {
            if (zone.length() <= LONGEST_ZONE && ZoneId.of(zone) != null) {
                return zone;
            }
        } catch (DateTimeException e) {
            // The fault is added below.
        }
        input.fault("timeZone", "must be an IANA time zone such as Asia/Seoul");
        return zone;
    }

    private void changePassword(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        String current = input.string("currentPassword");
        String next = input.string("newPassword");
        input.check();
        accounts.changePassword(caller, current, next, SessionCookie.address(ctx));
        note(ctx, caller, AuditAction.PASSWORD_CHANGED, caller.person().user().value(), null);
        ctx.status(204);
    }

    private void listSessions(Context ctx, AuthenticatedUser caller) {
        list.answer(ctx, caller, caller.person().user());
    }

    private void endSession(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        String id = ctx.pathParam("session");
        if (!sessions.end(caller.person().user(), id)) {
            throw new RequestException(ErrorCode.NOT_FOUND, "You have no such session.");
        }
        note(ctx, caller, AuditAction.SIGN_OUT_DONE, id, null);
        ctx.status(204);
    }

    private void note(
            Context ctx, AuthenticatedUser caller, AuditAction action, String target, @Nullable String detail) {
        audit.note(AuditActors.of(ctx, caller), action, target, detail);
    }
}
