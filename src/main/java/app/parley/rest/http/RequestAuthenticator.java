package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.ApiToken;
import app.parley.people.AuthenticatedUser;
import app.parley.people.Scope;
import app.parley.people.SignIn;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests: browsers by their cookie, programs by an API token. Browsers add cookies also to requests
 * from pages of other sites, so a change with a cookie must come from a page of this server. No browser adds a token by
 * itself.
 */
final class RequestAuthenticator {
    /** Requests a token without making browsers open a dialog for name and password. */
    static final String CHALLENGE = "Bearer realm=\"Parley\"";

    private final SignIn signIn;
    private final SameOrigin sameOrigin;

    RequestAuthenticator(SignIn signIn, SameOrigin sameOrigin) {
        this.signIn = signIn;
        this.sameOrigin = sameOrigin;
    }

    /**
     * @throws RequestException if the request is not authenticated, comes from a page of another site, or exceeds the
     *     token's scopes
     */
    AuthenticatedUser of(Context ctx, HandlerType method, String path) {
        String cookie = SessionCookie.of(ctx);
        String token = token(ctx, cookie != null);
        if (token != null) {
            return byToken(ctx, token, neededScope(method, path));
        }
        if (cookie != null && !method.equals(HandlerType.GET)) {
            sameOrigin.check(ctx.req());
        }
        return signIn.byCookie(cookie)
                .orElseThrow(() -> new RequestException(ErrorCode.UNAUTHENTICATED, "You are not signed in."));
    }

    private AuthenticatedUser byToken(Context ctx, String token, Scope needed) {
        AuthenticatedUser caller;
        try {
            caller = signIn.byToken(token, SessionCookie.address(ctx));
        } catch (RequestException e) {
            if (e.code() != ErrorCode.RATE_LIMITED) {
                ctx.header("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
            }
            // For REST, a disabled account has no valid credentials at all; its cookies are also deleted.
            throw e.code() == ErrorCode.ACCOUNT_DISABLED
                    ? new RequestException(ErrorCode.UNAUTHENTICATED, e.sentence())
                    : e;
        }
        if (!caller.has(needed)) {
            ctx.header(
                    "WWW-Authenticate", CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed.wire() + "\"");
            throw new RequestException(
                    ErrorCode.FORBIDDEN, "This API token lacks the scope " + needed.wire() + ", or admin.");
        }
        return caller;
    }

    /** Returns the token of a program; null for browsers, also if the name and password belong to a proxy in front. */
    private static @Nullable String token(Context ctx, boolean hasCookie) {
        String authorization = ctx.header("Authorization");
        if (authorization == null) {
            return null;
        }
        String[] parts = authorization.strip().split(" +", 2);
        String value = parts.length == 2 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> value;
            case "basic" -> {
                String password = password(value);
                yield hasCookie && !ApiToken.isSecret(password) ? null : password;
            }
            default -> hasCookie ? null : "";
        };
    }

    /** Ignores the user name in front, because the token identifies its owner. */
    private static String password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns the scope that the endpoint requires (REST contract, "Endpoints"). */
    private static Scope neededScope(HandlerType method, String path) {
        if (!method.equals(HandlerType.GET)) {
            return Scope.ADMIN;
        }
        return switch (path.split("/", 3)[1]) {
            case "calls", "retention" -> Scope.READ_CALLS;
            case "presence" -> Scope.READ_PRESENCE;
            case "rooms", "ice-servers" -> Scope.SIGNAL;
            default -> Scope.ADMIN;
        };
    }
}
