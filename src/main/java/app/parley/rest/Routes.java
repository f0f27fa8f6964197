package app.parley.rest;

import app.parley.people.Rejection;
import app.parley.people.SignIn;
import app.parley.people.SignedIn;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects the API's endpoints, each with who may use it; what is asked otherwise gets 401, 403, 404 or 405. */
public final class Routes {
    /** Below it every endpoint lies. */
    public static final String BASE = "/api/v1";

    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final RoutesConfig routes;
    private final SignIn signIn;
    private final SameOrigin sameOrigin;
    private final Wire wire;
    private final Map<String, Set<HandlerType>> known = new LinkedHashMap<>();

    Routes(RoutesConfig routes, SignIn signIn, SameOrigin sameOrigin, Wire wire) {
        this.routes = routes;
        this.signIn = signIn;
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
        void handle(Context ctx, SignedIn caller) throws Exception;
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
            String cookie = SessionCookie.of(ctx);
            if (cookie != null && !method.equals(HandlerType.GET)) {
                sameOrigin.check(ctx.req());
            }
            SignedIn caller = signIn.byCookie(cookie).orElseThrow(Routes::signedOut);
            if (!isAmong(who, caller)) {
                throw Rejection.of(Rejection.Kind.FORBIDDEN, "You may not do this.");
            }
            wire.checkBody(ctx.req());
            handler.handle(ctx, caller);
        });
    }

    /** Something to read for machines around the server. */
    void outsideTheApi(String path, Handler handler) {
        handle(HandlerType.GET, path, ctx -> {
            ctx.header("Cache-Control", "no-store");
            handler.handle(ctx);
        });
    }

    /** When all endpoints are there: everything else below {@code /api} is a problem too. */
    void close() {
        known.forEach((path, methods) -> {
            TreeSet<String> allowed = new TreeSet<>(List.of("OPTIONS"));
            methods.forEach(method -> allowed.add(method.name()));
            if (methods.contains(HandlerType.GET)) {
                allowed.add("HEAD");
            }
            METHODS.stream()
                    .filter(method -> !methods.contains(method))
                    .forEach(method -> handle(method, path, ctx -> {
                        ctx.header("Allow", String.join(", ", allowed));
                        throw ApiErrors.methodNotAllowed(List.copyOf(allowed));
                    }));
            handle(HandlerType.OPTIONS, path, ctx -> ctx.status(204).header("Allow", String.join(", ", allowed)));
        });
        Handler nothing = ctx -> {
            throw ApiErrors.noSuchPath();
        };
        METHODS.forEach(method -> {
            handle(method, "/api", nothing);
            handle(method, "/api/*", nothing);
        });
    }

    private static boolean isAmong(Who who, SignedIn caller) {
        return switch (who) {
            case SIGNED_IN -> true;
            case MEMBERS -> !caller.person().guest();
            case ADMINS -> caller.person().admin();
        };
    }

    private static Rejection signedOut() {
        return Rejection.of(Rejection.Kind.UNAUTHENTICATED, "You are not signed in.");
    }

    private Routes add(HandlerType method, String path, Handler handler) {
        known.computeIfAbsent(BASE + path, same -> new HashSet<>()).add(method);
        handle(method, BASE + path, handler);
        return this;
    }

    private void handle(HandlerType method, String path, Handler handler) {
        routes.addEndpoint(Endpoint.create(method, path).handler(handler));
    }
}
