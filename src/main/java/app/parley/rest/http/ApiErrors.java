package app.parley.rest.http;

import app.parley.kernel.RequestException;
import app.parley.people.Rejection;
import app.parley.store.db.DatabaseAway;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table from failures to answers. Whatever is not in it is our fault: 500, without detail. */
public final class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final RestJson json;

    public ApiErrors(RestJson json) {
        this.json = json;
    }

    public void install(RoutesConfig routes) {
        routes.exception(Problem.Found.class, (e, ctx) -> answer(ctx, e.problem()));
        routes.exception(Rejection.class, (e, ctx) -> answer(ctx, of(e)));
        routes.exception(RequestException.class, (e, ctx) -> answer(ctx, of(e)));
        routes.exception(DatabaseAway.class, (e, ctx) -> {
            LOG.warn("{} {}: {}", ctx.method(), ctx.path(), e.getMessage());
            answer(ctx, Problem.of(503, "unavailable", "The database does not answer. Try again soon.", SOON));
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, of(e)));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
            answer(ctx, Problem.of(500, "internal", "Something went wrong here."));
        });
    }

    private static Problem of(Rejection e) {
        String sentence = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case INVALID -> new Problem(422, sentence, "bad-request", e.faults(), Duration.ZERO);
            case UNAUTHENTICATED -> Problem.of(401, "unauthenticated", sentence);
            case DISABLED, FORBIDDEN -> Problem.of(403, "forbidden", sentence);
            case UNKNOWN -> Problem.of(404, "not-found", sentence);
            case CONFLICT -> Problem.of(409, "conflict", sentence);
            case GONE -> Problem.of(410, "gone", sentence);
            case STALE -> Problem.of(412, "stale", sentence);
            case THROTTLED -> Problem.of(429, "rate-limited", sentence, e.retryAfter());
            case OVERLOADED -> Problem.of(503, "unavailable", sentence, SOON);
        };
    }

    private static Problem of(RequestException e) {
        int status = switch (e.code()) {
            case BAD_REQUEST -> 422;
            case TOO_LARGE -> 413;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, REMOVED, WRONG_PASSCODE, KNOCK_REQUIRED, KNOCK_DENIED -> 403;
            case NO_SUCH_DESTINATION, NO_SUCH_ROOM, NO_SUCH_PEER, NO_SUCH_USER, NO_SUCH_CALL -> 404;
            case ROOM_FULL, CALL_OVER, ALREADY_ANSWERED, ALREADY_IN_ROOM -> 409;
            case RATE_LIMITED, TOO_MANY -> 429;
            case DRAINING, INTERNAL -> 503;
        };
        boolean later = status == 429 || status == 503;
        Duration retryAfter = later && e.retryAfter().isZero() ? SOON : e.retryAfter();
        return Problem.of(status, e.code().wire(), e.sentence(), retryAfter);
    }

    private static Problem of(HttpResponseException e) {
        if (e.getStatus() == 404) {
            return noSuchPath().problem();
        }
        String detail = e.getStatus() >= 500 ? "Something went wrong here." : "The server cannot do this request.";
        return Problem.of(e.getStatus(), e.getStatus() >= 500 ? "internal" : "bad-request", detail);
    }

    private void answer(Context ctx, Problem problem) {
        if (!problem.retryAfter().isZero()) {
            // Whole seconds, rounded up: whoever waits that long is never too early.
            ctx.header(
                    "Retry-After",
                    Long.toString(problem.retryAfter().plusMillis(999).toSeconds()));
        }
        if (problem.status() == 401 && ctx.res().getHeader("WWW-Authenticate") == null) {
            ctx.header("WWW-Authenticate", RequestAuthenticator.CHALLENGE);
        }
        ctx.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(json.bytes(problem));
    }

    public static Problem.Found noSuchPath() {
        return new Problem.Found(404, "not-found", "There is nothing at this path.");
    }

    static Problem.Found methodNotAllowed(Collection<String> allowed) {
        return new Problem.Found(405, "method-not-allowed", "Allowed here: " + String.join(", ", allowed) + ".");
    }
}
