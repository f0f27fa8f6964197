package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.rest.http.body.BodyFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Bodies in and out: JSON objects within the limits, no envelope. */
public final class JsonBodies {
    public static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private final RestJson json;
    private final int mostBytes;

    public JsonBodies(RestSettings settings) {
        json = new RestJson(settings.jsonDepth());
        mostBytes = settings.bodyBytes();
    }

    public RestJson json() {
        return json;
    }

    public void ok(Context ctx, Object body) {
        ctx.contentType(CONTENT_TYPE).result(json.bytes(body));
    }

    public void created(Context ctx, String location, Object body) {
        ctx.status(201).header("Location", location);
        ok(ctx, body);
    }

    /** As {@link Paging#page}, answered. */
    public <T> void page(Context ctx, Paging paging, List<T> found, Function<T, String> key, Function<T, ?> view) {
        ok(ctx, paging.page(ctx, found, key, view));
    }

    /**
     * The object in the request's body.
     *
     * @throws RequestException 400 where it is no JSON, 408 where it is too slow, 413, 415, 422 where it is no object,
     *     503 where memory is short
     */
    public RequestFields read(Context ctx) {
        JsonNode node;
        try {
            node = json.read(bytes(ctx.req()));
        } catch (IOException e) {
            throw new RequestException(
                    ErrorCode.MALFORMED, "The body is not JSON in UTF-8, has a key twice, or is nested too deep.");
        }
        if (node.isMissingNode()) {
            throw new RequestException(ErrorCode.MALFORMED, "The body is empty; a JSON object is expected.");
        }
        if (!(node instanceof ObjectNode object)) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "The body is JSON, but not an object.");
        }
        return new RequestFields(object);
    }

    /** @throws RequestException 413 where the body says it is too long, 415 where it does not say it is JSON */
    void checkBody(HttpServletRequest request) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (hasBody && !isJson(request.getContentType())) {
            throw new RequestException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
        }
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge();
        }
    }

    /** A part of a path as {@code Location} has it: percent-encoded, so that it is ASCII. */
    public static String inPath(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        List<String> parts = List.of(contentType.toLowerCase(Locale.ROOT).split(";", -1));
        boolean utf8 = parts.stream()
                .skip(1)
                .map(parameter -> parameter.replaceAll("[\\s\"]", ""))
                .allMatch(parameter -> !parameter.startsWith("charset=") || parameter.equals("charset=utf-8"));
        return utf8 && !parts.isEmpty() && parts.get(0).strip().equals("application/json");
    }

    /** All of it has come already, or what kept it from coming is found here. */
    private byte[] bytes(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private RequestException problem(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyFailure found) {
                return switch (found.why()) {
                    case TOO_LONG -> tooLarge();
                    case TOO_SLOW -> tooSlow();
                    case NO_ROOM ->
                        new RequestException(ErrorCode.UNAVAILABLE, "Too much is sent at this moment. Try again.");
                };
            }
            // What Jetty finds wrong within the body, such as in a chunk's length.
            if (cause instanceof HttpException found && found.getCode() != 408) {
                return new RequestException(ErrorCode.MALFORMED, "The body is not framed as HTTP.");
            }
        }
        return tooSlow();
    }

    private static RequestException tooSlow() {
        return new RequestException(ErrorCode.REQUEST_TIMEOUT, "The body did not arrive in time.");
    }

    private RequestException tooLarge() {
        return new RequestException(ErrorCode.TOO_LARGE, "The body is longer than " + mostBytes + " bytes.");
    }
}
