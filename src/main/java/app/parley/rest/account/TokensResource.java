package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.ApiToken;
import app.parley.people.ApiTokenRepository.Place;
import app.parley.people.ApiTokens;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.Scope;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Manages a user's own API tokens. The secret is shown once, at creation. */
public final class TokensResource implements Resource {
    private static final int LONGEST_NAME = 64;
    private static final String SCOPES = "read:calls, read:presence, signal, admin";

    private final ApiTokens tokens;
    private final Audit audit;
    private final InstantSource clock;
    private final JsonBodies bodies;

    public TokensResource(ApiTokens tokens, Audit audit, InstantSource clock, JsonBodies bodies) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/tokens", Who.MEMBERS, this::list);
        routes.add(POST, "/tokens", Who.MEMBERS, this::make);
        routes.add(DELETE, "/tokens/{token}", Who.MEMBERS, this::revoke);
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<ApiToken> found = tokens.page(caller.person().user(), place(paging), paging.limit() + 1);
        bodies.page(
                ctx,
                paging,
                found,
                token -> Paging.key(token.createdAt(), token.id()),
                token -> TokenView.of(token, null));
    }

    private void make(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        String name = input.line("name", LONGEST_NAME);
        Set<Scope> scopes = input.someOf("scopes", Scope::ofWire, SCOPES);
        Instant expiresAt = input.futureOrNull("expiresAt", clock.instant());
        input.check();
        ApiTokens.Made made = tokens.make(caller.person().user(), name, scopes, expiresAt);
        ApiToken token = made.token();
        audit.note(AuditActors.of(ctx, caller), AuditAction.TOKEN_CREATED, token.id(), detail(scopes));
        bodies.created(ctx, Routes.BASE + "/tokens/" + token.id(), TokenView.of(token, made.secret()));
    }

    private void revoke(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        String id = ctx.pathParam("token");
        if (!tokens.revoke(caller.person().user(), id)) {
            throw new RequestException(ErrorCode.NOT_FOUND, "You have no such token.");
        }
        audit.note(AuditActors.of(ctx, caller), AuditAction.TOKEN_REVOKED, id, null);
        ctx.status(204);
    }

    private static @Nullable Place place(Paging paging) {
        Paging.Aged aged = paging.afterAged();
        return aged == null ? null : new Place(aged.at(), aged.id());
    }

    private static String detail(Set<Scope> scopes) {
        return "scopes=" + String.join(",", TokenView.wire(scopes));
    }
}
