package app.parley.rest.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.CredentialRules;
import app.parley.people.LoginSessions.Opened;
import app.parley.people.PasswordResets;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.SessionCookie;
import app.parley.rest.http.proxy.PublicOrigin;
import io.javalin.http.Context;
import java.time.Instant;

/** Makes one-time links for people who forgot their password, and sets the password of those who have one. */
public final class PasswordResetsResource implements Resource {
    private final PasswordResets resets;
    private final Accounts accounts;
    private final Audit audit;
    private final PublicOrigin publicOrigin;
    private final SessionCookie cookie;
    private final JsonBodies bodies;

    public PasswordResetsResource(
            PasswordResets resets,
            Accounts accounts,
            Audit audit,
            PublicOrigin publicOrigin,
            SessionCookie cookie,
            JsonBodies bodies) {
        this.resets = resets;
        this.accounts = accounts;
        this.audit = audit;
        this.publicOrigin = publicOrigin;
        this.cookie = cookie;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(POST, "/users/{user}/password-reset", Who.ADMINS, this::create);
        routes.open(GET, "/password-resets/{code}", this::see);
        routes.open(POST, "/password-resets/{code}", this::use);
    }

    private record MadeReset(UserId user, String code, String url, Instant expiresAt) {}

    private record OpenReset(UserId user, String name, Instant expiresAt) {}

    private void create(Context ctx, AuthenticatedUser caller) {
        Account account = accounts.get(ctx.pathParam("user"));
        PasswordResets.Made made = resets.create(account);
        audit.note(
                AuditActors.of(ctx, caller),
                AuditAction.PASSWORD_RESET_CREATED,
                account.user().value(),
                null);
        String url = publicOrigin.of(ctx.req()) + "/reset/" + made.code();
        bodies.created(
                ctx,
                Routes.BASE + "/password-resets/" + made.code(),
                new MadeReset(account.user(), made.code(), url, made.expiresAt()));
    }

    private void see(Context ctx) {
        PasswordResets.Open open = resets.open(ctx.pathParam("code"), SessionCookie.address(ctx));
        bodies.ok(ctx, new OpenReset(open.account().user(), open.account().displayName(), open.expiresAt()));
    }

    private void use(Context ctx) {
        RequestFields input = bodies.read(ctx);
        String password = input.string("password");
        if (!input.isNullOrAbsent("password")) {
            CredentialRules.faultOfPassword(password).ifPresent(message -> input.fault("password", message));
        }
        input.check();
        Opened opened = resets.use(ctx.pathParam("code"), password, SessionCookie.visitor(ctx));
        audit.note(
                AuditActors.of(ctx, opened.caller()),
                AuditAction.PASSWORD_RESET_USED,
                opened.caller().person().user().value(),
                null);
        cookie.set(ctx, opened);
        bodies.ok(ctx, MeView.of(opened.caller()));
    }
}
