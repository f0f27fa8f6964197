package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.parley.kernel.UserId;
import app.parley.passkeys.Passkey;
import app.parley.passkeys.PasskeyRegistration;
import app.parley.passkeys.PasskeyRegistration.Confirmation;
import app.parley.passkeys.Passkeys;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.UserAgents;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.RestJson;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;
import java.util.List;

/** Adds, lists, renames and removes one's own passkeys. */
public final class PasskeysResource implements Resource {
    private static final String LIST = "/me/passkeys";
    private static final String ONE = LIST + "/{passkey}";

    private final Passkeys passkeys;
    private final PasskeyRegistration registration;
    private final PasskeyOrigin origin;
    private final Audit audit;
    private final JsonBodies bodies;

    public PasskeysResource(
            Passkeys passkeys, PasskeyRegistration registration, PasskeyOrigin origin, Audit audit, JsonBodies bodies) {
        this.passkeys = passkeys;
        this.registration = registration;
        this.origin = origin;
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, LIST, Who.OWNERS, this::list);
        routes.add(POST, LIST + "/options", Who.OWNERS, this::ask);
        routes.add(POST, LIST, Who.OWNERS, this::add);
        routes.add(PATCH, ONE, Who.OWNERS, this::rename);
        routes.add(DELETE, ONE, Who.OWNERS, this::remove);
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<Passkey> found = paging.cut(passkeys.of(user(caller)).stream(), PasskeysResource::key);
        bodies.page(ctx, paging, found, PasskeysResource::key, PasskeyView::of);
    }

    private static String key(Passkey passkey) {
        return RestJson.time(passkey.createdAt()) + passkey.id();
    }

    private void ask(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.readIfAny(ctx);
        String password = input.isNullOrAbsent("password") ? null : input.string("password");
        String passkey = input.isNullOrAbsent("passkey") ? null : input.json("passkey");
        input.check();
        bodies.okJson(ctx, registration.begin(caller, new Confirmation(password, passkey), origin.asking(ctx)));
    }

    private void add(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        String answer = input.json("credential");
        String name = input.isNullOrAbsent("name")
                ? UserAgents.name(ctx.userAgent())
                : input.line("name", Passkey.LONGEST_NAME);
        input.check();
        Passkey added = registration.finish(caller, answer, name, origin.answering(ctx));
        note(ctx, caller, AuditAction.PASSKEY_ADDED);
        bodies.created(ctx, Routes.BASE + LIST + "/" + added.id(), PasskeyView.of(added));
    }

    private void rename(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        RequestFields input = bodies.read(ctx);
        String name = input.line("name", Passkey.LONGEST_NAME);
        input.check();
        Passkey renamed = passkeys.rename(user(caller), ctx.pathParam("passkey"), name);
        note(ctx, caller, AuditAction.PASSKEY_RENAMED);
        bodies.ok(ctx, PasskeyView.of(renamed));
    }

    private void remove(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        passkeys.remove(user(caller), ctx.pathParam("passkey"));
        note(ctx, caller, AuditAction.PASSKEY_REMOVED);
        ctx.status(204);
    }

    private void note(Context ctx, AuthenticatedUser caller, AuditAction action) {
        audit.note(AuditActors.of(ctx, caller), action, user(caller).value(), null);
    }

    private static UserId user(AuthenticatedUser caller) {
        return caller.person().user();
    }
}
