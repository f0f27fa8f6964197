package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Knows the methods of each path, and refuses the others as RFC 9110 requires. */
public final class Methods {
    private static final List<HandlerType> ALL = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS,
            HandlerType.TRACE);

    private static final Set<HandlerType> CHANGING =
            Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);
    private static final String NOT_HERE = "Nothing can be changed here at the moment. Try again in a few seconds.";
    private static final Duration NOT_HERE_FOR = Duration.ofSeconds(5);

    private Methods() {}

    /**
     * A GET handler also answers HEAD; Jetty omits the body. Javalin's default answers 200 to any HEAD without a
     * handler.
     */
    public static void handle(RoutesConfig routes, HandlerType method, String path, Handler handler) {
        Handler traced = traced(path, handler);
        routes.addEndpoint(Endpoint.create(method, path).handler(traced));
        if (method.equals(HandlerType.GET)) {
            routes.addEndpoint(Endpoint.create(HandlerType.HEAD, path).handler(traced));
        }
    }

    /** Notes which route the request took. */
    private static Handler traced(String path, Handler handler) {
        return ctx -> {
            if (ctx.req().getAttribute(RequestTrace.ATTRIBUTE) instanceof RequestTrace trace) {
                trace.take(path);
            }
            handler.handle(ctx);
        };
    }

    /**
     * Refuses what would change something, once another process may serve: it would not learn of the change.
     *
     * @param serves whether nobody else may
     */
    public static Handler changesOnlyWhile(BooleanSupplier serves) {
        return ctx -> {
            if (CHANGING.contains(ctx.method()) && !serves.getAsBoolean()) {
                throw new RequestException(ErrorCode.UNAVAILABLE, NOT_HERE, NOT_HERE_FOR);
            }
        };
    }

    /** Sets one answer for all methods of the path that are not known. */
    public static void handleOthers(RoutesConfig routes, String path, Set<HandlerType> known, Handler handler) {
        Handler traced = traced(path, handler);
        ALL.stream()
                .filter(method -> !known.contains(method))
                .filter(method -> !(method.equals(HandlerType.HEAD) && known.contains(HandlerType.GET)))
                .forEach(method ->
                        routes.addEndpoint(Endpoint.create(method, path).handler(traced)));
    }

    /** Answers 405, and answers OPTIONS with the methods of the path. */
    public static void refuse(Context ctx, Set<HandlerType> known) {
        TreeSet<String> allowed = new TreeSet<>(List.of("OPTIONS"));
        known.forEach(method -> allowed.add(method.name()));
        if (known.contains(HandlerType.GET)) {
            allowed.add("HEAD");
        }
        ctx.header("Allow", String.join(", ", allowed));
        if (!ctx.method().equals(HandlerType.OPTIONS)) {
            throw ApiErrors.methodNotAllowed(allowed);
        }
        ctx.status(204);
    }

    /** @throws RequestException 501 if no path supports the method */
    public static void refuseUnheardOf(Context ctx) {
        if (!ALL.contains(ctx.method())) {
            throw new RequestException(ErrorCode.NOT_IMPLEMENTED, "No path here knows this method.");
        }
    }
}
