package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.rest.http.body.BodyFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** Reads and writes bodies: JSON objects within the limits, without an envelope. Thread-safe. */
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

    /** @param json what another part has written */
    public void okJson(Context ctx, String json) {
        ctx.contentType(CONTENT_TYPE).result(json);
    }

    public void created(Context ctx, String location, Object body) {
        ctx.status(201).header("Location", location);
        ok(ctx, body);
    }

    /** Answers with {@link Paging#page}. */
    public <T> void page(Context ctx, Paging paging, List<T> found, Function<T, String> key, Function<T, ?> view) {
        ok(ctx, paging.page(ctx, found, key, view));
    }

    /**
     * Returns the object in the request's body.
     *
     * @throws RequestException 400 if it is not JSON, 408 if it is too slow, 413, 415, 422 if it is not an object, 503
     *     if memory is short
     */
    public RequestFields read(Context ctx) {
        JsonNode node = parse(ctx);
        if (node.isMissingNode()) {
            throw new RequestException(ErrorCode.MALFORMED, "The body is empty; a JSON object is expected.");
        }
        return fields(node);
    }

    /** The same where all fields are optional: no body at all has none. */
    public RequestFields readIfAny(Context ctx) {
        JsonNode node = parse(ctx);
        return node.isMissingNode() ? new RequestFields(JsonNodeFactory.instance.objectNode()) : fields(node);
    }

    private JsonNode parse(Context ctx) {
        try {
            return json.read(bytes(ctx.req()));
        } catch (IOException e) {
            throw new RequestException(
                    ErrorCode.MALFORMED, "The body is not JSON in UTF-8, has a key twice, or is nested too deep.");
        }
    }

    private static RequestFields fields(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "The body is JSON, but not an object.");
        }
        return new RequestFields(object);
    }

    /**
     * Returns the bytes of a body that is a file.
     *
     * @throws RequestException 408 if it is too slow, 413, 503 if memory is short
     */
    public byte[] file(Context ctx) {
        if (ctx.req().getContentLengthLong() > mostBytes) {
            throw tooLarge();
        }
        return bytes(ctx.req());
    }

    /** @throws RequestException 413 if the declared length is too long, 415 if the declared type is not JSON */
    void checkBody(HttpServletRequest request) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (hasBody && !isJson(request.getContentType())) {
            throw new RequestException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
        }
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge();
        }
    }

    /** @throws RequestException 413 if the declared length is too long, 415 if the declared type is no form */
    void checkForm(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw new RequestException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be application/x-www-form-urlencoded.");
        }
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge();
        }
    }

    /** Percent-encodes a part of a path for {@code Location}, which must be ASCII. */
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

    /** Reads the body, which has arrived completely or has failed. A failure is thrown here. */
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
            // Jetty found a fault inside the body, such as an invalid chunk length.
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
