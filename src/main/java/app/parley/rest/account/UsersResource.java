package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.Presence;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Accounts.Application;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.CredentialRules;
import app.parley.people.Role;
import app.parley.privacy.Erasures;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Manages the accounts of the team. */
public final class UsersResource implements Resource {
    private static final String ROLES = "admin, member";

    private final Accounts accounts;
    private final Erasures erasures;
    private final Audit audit;
    private final HubAdmin hubAdmin;
    private final JsonBodies bodies;

    public UsersResource(Accounts accounts, Erasures erasures, Audit audit, HubAdmin hubAdmin, JsonBodies bodies) {
        this.accounts = accounts;
        this.erasures = erasures;
        this.audit = audit;
        this.hubAdmin = hubAdmin;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/users", Who.MEMBERS, this::list);
        routes.add(POST, "/users", Who.ADMINS, this::create);
        routes.add(GET, "/users/{user}", Who.MEMBERS, (ctx, caller) -> answer(ctx, get(ctx)));
        routes.add(PATCH, "/users/{user}", Who.ADMINS, this::change);
        routes.add(DELETE, "/users/{user}", Who.ADMINS, this::disable);
    }

    private record UserView(
            UserId id,
            UserId username,
            String displayName,
            String role,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastSeenAt,
            @Nullable String picture) {}

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        String after = paging.after();
        if (after != null && !UserId.isValid(after)) {
            throw Paging.wrongCursor();
        }
        List<Account> found = accounts.page(after == null ? null : new UserId(after), paging.limit() + 1);
        bodies.page(ctx, paging, found, account -> account.user().value(), this::view);
    }

    private void create(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        Application application = AccountRequests.read(input);
        Role role = input.isNullOrAbsent("role") ? Role.MEMBER : input.oneOf("role", Role::ofWire, ROLES);
        input.check();
        Account account = accounts.create(application, role == null ? Role.MEMBER : role);
        note(
                ctx,
                caller,
                AuditAction.USER_CREATED,
                account,
                "role=" + account.role().wire());
        ctx.header("ETag", etag(account));
        bodies.created(ctx, Routes.BASE + "/users/" + account.user(), view(account));
    }

    private void change(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        String name = input.has("displayName") ? input.line("displayName", CredentialRules.LONGEST_NAME) : null;
        Role role = input.has("role") ? input.oneOf("role", Role::ofWire, ROLES) : null;
        Boolean active = input.has("active") ? input.bool("active") : null;
        Account account = get(ctx);
        input.check();
        Account changed = accounts.change(account.user(), current -> {
            ETags.guard(ctx, etag(current));
            return current.named(name == null ? current.displayName() : name)
                    .with(role == null ? current.role() : role, active == null ? current.active() : active);
        });
        noteChange(ctx, caller, account, changed);
        answer(ctx, changed);
    }

    private void disable(Context ctx, AuthenticatedUser caller) {
        Account account = get(ctx);
        if (isErasure(ctx)) {
            erasures.eraseAccount(
                    account.user(), current -> ETags.guard(ctx, etag(current)), AuditActors.of(ctx, caller));
            ctx.status(204);
            return;
        }
        noteChange(ctx, caller, account, accounts.change(account.user(), current -> {
            ETags.guard(ctx, etag(current));
            return current.with(current.role(), false);
        }));
        ctx.status(204);
    }

    private static boolean isErasure(Context ctx) {
        String erase = ctx.queryParam("erase");
        if (erase != null && !erase.equals("true") && !erase.equals("false")) {
            throw RequestException.invalid("erase", "must be true or false");
        }
        return "true".equals(erase);
    }

    private void noteChange(Context ctx, AuthenticatedUser caller, Account before, Account after) {
        if (before.active() != after.active()) {
            AuditAction action = after.active() ? AuditAction.USER_ENABLED : AuditAction.USER_DISABLED;
            note(ctx, caller, action, after, null);
        }
        if (before.role() != after.role()) {
            note(
                    ctx,
                    caller,
                    AuditAction.USER_CHANGED,
                    after,
                    "role=" + after.role().wire());
        }
        if (!before.displayName().equals(after.displayName())) {
            note(ctx, caller, AuditAction.USER_CHANGED, after, "displayName");
        }
    }

    private void note(
            Context ctx, AuthenticatedUser caller, AuditAction action, Account account, @Nullable String detail) {
        audit.note(AuditActors.of(ctx, caller), action, account.user().value(), detail);
    }

    private Account get(Context ctx) {
        return accounts.get(ctx.pathParam("user"));
    }

    private void answer(Context ctx, Account account) {
        ctx.header("ETag", etag(account));
        bodies.ok(ctx, view(account));
    }

    // Leaves out lastSeenAt, because no request changes it on purpose.
    private static String etag(Account account) {
        return ETags.of(account.user(), account.displayName(), account.role(), account.active());
    }

    private UserView view(Account account) {
        Instant lastSeenAt =
                hubAdmin.presence(account.user()).map(Presence::lastSeenAt).orElse(account.lastSeenAt());
        return new UserView(
                account.user(),
                account.user(),
                account.displayName(),
                account.role().wire(),
                account.active(),
                account.createdAt(),
                lastSeenAt,
                account.picture());
    }
}
