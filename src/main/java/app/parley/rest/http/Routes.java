package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.AuthenticatedUser;
import app.parley.people.PasskeyRule;
import app.parley.people.SignIn;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Collects the API's endpoints with their access rules. All other requests get 401, 403, 404 or 405. */
public final class Routes {
    /** The path prefix of every endpoint. */
    public static final String BASE = "/api/v1";

    private final RoutesConfig routes;
    private final RequestAuthenticator authenticator;
    private final SameOrigin sameOrigin;
    private final JsonBodies bodies;
    private final Map<String, Set<HandlerType>> known = new LinkedHashMap<>();

    public Routes(RoutesConfig routes, SignIn signIn, SameOrigin sameOrigin, JsonBodies bodies) {
        this.routes = routes;
        authenticator = new RequestAuthenticator(signIn, sameOrigin);
        this.sameOrigin = sameOrigin;
        this.bodies = bodies;
    }

    /** The users who may use an endpoint. */
    public enum Who {
        /** Accounts and guests, also accounts that have to make a passkey first. */
        SIGNED_IN_SOMEHOW,
        /** Accounts only, also those that have to make a passkey first. */
        OWNERS,
        /** Accounts and guests. */
        SIGNED_IN,
        /** Accounts only. */
        MEMBERS,
        ADMINS;

        private boolean mayLackPasskey() {
            return this == SIGNED_IN_SOMEHOW || this == OWNERS;
        }
    }

    /** Answers a signed-in user. */
    @FunctionalInterface
    public interface SignedInHandler {
        void handle(Context ctx, AuthenticatedUser caller) throws Exception;
    }

    /** Adds an endpoint without authentication; {@code path} is relative to {@link #BASE}. */
    public Routes open(HandlerType method, String path, Handler handler) {
        return add(method, path, ctx -> {
            if (!method.equals(HandlerType.GET)) {
                sameOrigin.check(ctx.req());
                bodies.checkBody(ctx.req());
            }
            handler.handle(ctx);
        });
    }

    /**
     * Adds an endpoint for other servers, which post forms; {@code path} is relative to {@link #BASE}. What they send has
     * to prove by itself who they are: cookies must not count there.
     */
    public Routes openForm(String path, Handler handler) {
        return add(HandlerType.POST, path, ctx -> {
            bodies.checkForm(ctx.req());
            handler.handle(ctx);
        });
    }

    /** Adds an endpoint for signed-in users; {@code path} is relative to {@link #BASE}. */
    public Routes add(HandlerType method, String path, Who who, SignedInHandler handler) {
        return add(method, path, ctx -> {
            AuthenticatedUser caller = authenticated(ctx, method, path, who);
            bodies.checkBody(ctx.req());
            handler.handle(ctx, caller);
        });
    }

    /** Adds an endpoint whose body is a file instead of JSON; the handler checks what it is. */
    public Routes addUpload(HandlerType method, String path, Who who, SignedInHandler handler) {
        return add(method, path, ctx -> handler.handle(ctx, authenticated(ctx, method, path, who)));
    }

    /** Adds a path outside the API, for monitoring and other machines around the server. */
    public void outsideTheApi(String path, Handler handler) {
        serve(HandlerType.GET, path, ctx -> {
            ctx.header("Cache-Control", "no-store");
            handler.handle(ctx);
        });
    }

    /** Adds a path outside the API that may be read by these users, and by whoever shows another proof. */
    public void outsideTheApi(String path, Predicate<Context> proof, Who who, Handler handler) {
        outsideTheApi(path, ctx -> {
            if (!proof.test(ctx)) {
                AuthenticatedUser unused = authenticated(ctx, HandlerType.GET, path, who);
            }
            handler.handle(ctx);
        });
    }

    /** Returns the methods of each path that was added so far. */
    public Map<String, Set<HandlerType>> known() {
        return Collections.unmodifiableMap(known);
    }

    /** Must run after all endpoints are added: every other path below {@code /api} then answers with a problem too. */
    public void close() {
        known.forEach(
                (path, methods) -> Methods.handleOthers(routes, path, methods, ctx -> Methods.refuse(ctx, methods)));
        Handler nothing = ctx -> {
            throw ApiErrors.noSuchPath();
        };
        Methods.handleOthers(routes, "/api", Set.of(), nothing);
        Methods.handleOthers(routes, "/api/*", Set.of(), nothing);
    }

    private AuthenticatedUser authenticated(Context ctx, HandlerType method, String path, Who who) {
        AuthenticatedUser caller = authenticator.of(ctx, method, path);
        if (caller.mustAddPasskey() && !who.mayLackPasskey()) {
            throw PasskeyRule.refusal("This server asks for a passkey: make one first.");
        }
        if (!isAmong(who, caller)) {
            throw new RequestException(ErrorCode.FORBIDDEN, "You may not do this.");
        }
        return caller;
    }

    private static boolean isAmong(Who who, AuthenticatedUser caller) {
        return switch (who) {
            case SIGNED_IN_SOMEHOW, SIGNED_IN -> true;
            case OWNERS, MEMBERS -> !caller.person().guest();
            case ADMINS -> caller.person().admin();
        };
    }

    private Routes add(HandlerType method, String path, Handler handler) {
        serve(method, BASE + path, handler);
        return this;
    }

    private void serve(HandlerType method, String path, Handler handler) {
        known.computeIfAbsent(path, same -> new HashSet<>()).add(method);
        Methods.handle(routes, method, path, handler);
    }
}
