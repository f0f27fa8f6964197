package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.store.db.DatabaseAway;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps failures to answers, in one table. Any other failure is a fault of the server: 500, without details. */
public final class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final RestJson json;

    public ApiErrors(RestJson json) {
        this.json = json;
    }

    public void install(RoutesConfig routes) {
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

    private static Problem of(RequestException e) {
        int status = switch (e.code()) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN,
                    ACCOUNT_DISABLED,
                    PASSKEY_REQUIRED,
                    CONFIRMATION_REQUIRED,
                    PASSWORD_SIGN_IN_OFF,
                    NOT_LINKED,
                    SIGN_IN_REFUSED,
                    REMOVED,
                    WRONG_PASSCODE,
                    KNOCK_REQUIRED,
                    KNOCK_DENIED -> 403;
            case NOT_FOUND, NO_SUCH_DESTINATION, NO_SUCH_ROOM, NO_SUCH_PEER, NO_SUCH_USER, NO_SUCH_CALL -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case REQUEST_TIMEOUT -> 408;
            case CONFLICT,
                    PASSKEYS_NEED_HTTPS,
                    PASSKEYS_NEED_HOST,
                    ROOM_FULL,
                    CALL_OVER,
                    ALREADY_ANSWERED,
                    ALREADY_IN_ROOM -> 409;
            case GONE -> 410;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case BAD_REQUEST -> 422;
            case RATE_LIMITED, TOO_MANY -> 429;
            case NOT_IMPLEMENTED -> 501;
            case DRAINING, INTERNAL, UNAVAILABLE, PROVIDER_UNAVAILABLE -> 503;
        };
        boolean later = status == 429 || status == 503;
        Duration retryAfter = later && e.retryAfter().isZero() ? SOON : e.retryAfter();
        return new Problem(status, e.sentence(), e.code().wire(), e.faults(), retryAfter, null);
    }

    private static Problem of(HttpResponseException e) {
        if (e.getStatus() == 404) {
            return of(noSuchPath());
        }
        String detail = e.getStatus() >= 500 ? "Something went wrong here." : "The server cannot do this request.";
        return Problem.of(e.getStatus(), e.getStatus() >= 500 ? "internal" : "bad-request", detail);
    }

    private void answer(Context ctx, Problem problem) {
        if (!problem.retryAfter().isZero()) {
            // Whole seconds, rounded up, so that a client that waits this long is never too early.
            ctx.header(
                    "Retry-After",
                    Long.toString(problem.retryAfter().plusMillis(999).toSeconds()));
        }
        if (problem.status() == 401 && ctx.res().getHeader("WWW-Authenticate") == null) {
            ctx.header("WWW-Authenticate", RequestAuthenticator.CHALLENGE);
        }
        ctx.status(problem.status())
                .contentType(Problem.CONTENT_TYPE)
                .result(json.bytes(problem.in(ctx.res().getHeader(RequestTrace.HEADER))));
    }

    public static RequestException noSuchPath() {
        return new RequestException(ErrorCode.NOT_FOUND, "There is nothing at this path.");
    }

    static RequestException methodNotAllowed(Collection<String> allowed) {
        return new RequestException(ErrorCode.METHOD_NOT_ALLOWED, "Allowed here: " + String.join(", ", allowed) + ".");
    }
}
