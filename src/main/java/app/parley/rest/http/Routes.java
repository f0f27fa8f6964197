package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.AuthenticatedUser;
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

/** Collects the API's endpoints, each with who may use it; what is asked otherwise gets 401, 403, 404 or 405. */
public final class Routes {
    /** Below it every endpoint lies. */
    public static final String BASE = "/api/v1";

    private final RoutesConfig routes;
    private final RequestAuthenticator callers;
    private final SameOrigin sameOrigin;
    private final JsonBodies wire;
    private final Map<String, Set<HandlerType>> known = new LinkedHashMap<>();

    public Routes(RoutesConfig routes, SignIn signIn, SameOrigin sameOrigin, JsonBodies wire) {
        this.routes = routes;
        callers = new RequestAuthenticator(signIn, sameOrigin);
        this.sameOrigin = sameOrigin;
        this.wire = wire;
    }

    /** Who may use an endpoint. */
    public enum Who {
        /** Guests too. */
        SIGNED_IN,
        /** Whoever has an account. */
        MEMBERS,
        ADMINS
    }

    /** Answers to somebody who is signed in. */
    @FunctionalInterface
    public interface SignedInHandler {
        void handle(Context ctx, AuthenticatedUser caller) throws Exception;
    }

    /** An endpoint for anybody; {@code path} is relative to {@link #BASE}. */
    public Routes open(HandlerType method, String path, Handler handler) {
        return add(method, path, ctx -> {
            if (!method.equals(HandlerType.GET)) {
                sameOrigin.check(ctx.req());
                wire.checkBody(ctx.req());
            }
            handler.handle(ctx);
        });
    }

    /** An endpoint for those who are signed in; {@code path} is relative to {@link #BASE}. */
    public Routes add(HandlerType method, String path, Who who, SignedInHandler handler) {
        return add(method, path, ctx -> {
            AuthenticatedUser caller = callers.of(ctx, method, path);
            if (!isAmong(who, caller)) {
                throw new RequestException(ErrorCode.FORBIDDEN, "You may not do this.");
            }
            wire.checkBody(ctx.req());
            handler.handle(ctx, caller);
        });
    }

    /** Something to read for machines around the server. */
    public void outsideTheApi(String path, Handler handler) {
        serve(HandlerType.GET, path, ctx -> {
            ctx.header("Cache-Control", "no-store");
            handler.handle(ctx);
        });
    }

    /** What was added so far: the methods of each path. */
    public Map<String, Set<HandlerType>> known() {
        return Collections.unmodifiableMap(known);
    }

    /** When all endpoints are there: everything else below {@code /api} is a problem too. */
    public void close() {
        known.forEach(
                (path, methods) -> Methods.handleOthers(routes, path, methods, ctx -> Methods.refuse(ctx, methods)));
        Handler nothing = ctx -> {
            throw ApiErrors.noSuchPath();
        };
        Methods.handleOthers(routes, "/api", Set.of(), nothing);
        Methods.handleOthers(routes, "/api/*", Set.of(), nothing);
    }

    private static boolean isAmong(Who who, AuthenticatedUser caller) {
        return switch (who) {
            case SIGNED_IN -> true;
            case MEMBERS -> !caller.person().guest();
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
