package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;

import app.parley.kernel.UserId;
import app.parley.passkeys.Passkey;
import app.parley.passkeys.PasskeyRepository.Place;
import app.parley.passkeys.Passkeys;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.Resource;
import app.parley.rest.http.RestJson;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows admins who has passkeys, and removes somebody's. */
public final class AllPasskeysResource implements Resource {
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Audit audit;
    private final JsonBodies bodies;

    public AllPasskeysResource(Passkeys passkeys, Accounts accounts, Audit audit, JsonBodies bodies) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/passkeys", Who.ADMINS, this::list);
        routes.add(DELETE, "/users/{user}/passkeys/{passkey}", Who.ADMINS, this::remove);
    }

    private record OwnedPasskey(
            UserId user,
            String id,
            String name,
            String host,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {
        static OwnedPasskey of(Passkey passkey) {
            return new OwnedPasskey(
                    passkey.user(),
                    passkey.id(),
                    passkey.name(),
                    passkey.host(),
                    passkey.createdAt(),
                    passkey.lastUsedAt());
        }
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        bodies.page(
                ctx,
                paging,
                passkeys.page(place(paging.after()), paging.limit() + 1),
                passkey -> passkey.user() + " " + RestJson.time(passkey.createdAt()) + " " + passkey.id(),
                OwnedPasskey::of);
    }

    private static @Nullable Place place(@Nullable String key) {
        if (key == null) {
            return null;
        }
        String[] parts = key.split(" ", 3);
        try {
            if (parts.length == 3 && UserId.isValid(parts[0])) {
                return new Place(new UserId(parts[0]), Instant.parse(parts[1]), parts[2]);
            }
            throw Paging.wrongCursor();
        } catch (DateTimeException e) {
            throw Paging.wrongCursor();
        }
    }

    private void remove(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        Account account = accounts.get(ctx.pathParam("user"));
        passkeys.removeOf(account.user(), ctx.pathParam("passkey"));
        audit.note(
                AuditActors.of(ctx, caller),
                AuditAction.PASSKEY_REMOVED,
                account.user().value(),
                null);
        ctx.status(204);
    }
}
