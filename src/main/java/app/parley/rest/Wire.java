package app.parley.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Bodies in and out: JSON objects within the limits, no envelope. */
public final class Wire {
    public static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private static final int CHUNK_BYTES = 8_192;
    private static final long GRACE_SECONDS = 10;
    private static final long SLOWEST_BYTES_PER_SECOND = 1_024;

    private final Json json;
    private final int mostBytes;

    public Wire(RestSettings settings) {
        json = new Json(settings.jsonDepth());
        mostBytes = settings.bodyBytes();
    }

    Json json() {
        return json;
    }

    void ok(Context ctx, Object body) {
        ctx.contentType(CONTENT_TYPE).result(json.bytes(body));
    }

    void created(Context ctx, String location, Object body) {
        ctx.status(201).header("Location", location);
        ok(ctx, body);
    }

    /** As {@link Paging#page}, answered. */
    <T> void page(Context ctx, Paging paging, List<T> found, Function<T, String> key, Function<T, ?> view) {
        ok(ctx, paging.page(ctx, found, key, view));
    }

    /**
     * The object in the request's body.
     *
     * @throws Problem.Found 400 where it is no JSON, 408 where it is too slow, 413, 415, 422 where it is no object
     */
    Input read(Context ctx) {
        JsonNode node;
        try {
            node = json.read(bytes(ctx.req()));
        } catch (IOException e) {
            throw new Problem.Found(
                    400, "bad-request", "The body is not JSON in UTF-8, has a key twice, or is nested too deep.");
        }
        if (node.isMissingNode()) {
            throw new Problem.Found(400, "bad-request", "The body is empty; a JSON object is expected.");
        }
        if (!(node instanceof ObjectNode object)) {
            throw new Problem.Found(422, "bad-request", "The body is JSON, but not an object.");
        }
        return new Input(object);
    }

    /** @throws Problem.Found 413 where the body says it is too long, 415 where it does not say it is JSON */
    void checkBody(HttpServletRequest request) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (hasBody && !isJson(request.getContentType())) {
            throw new Problem.Found(415, "unsupported-media-type", "The body must be application/json.");
        }
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge();
        }
    }

    /** A part of a path as {@code Location} has it: percent-encoded, so that it is ASCII. */
    static String inPath(String part) {
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

    // A thread waits here, so a body that drips is cut: each read by the connection's idle timeout, all of them here.
    private byte[] bytes(HttpServletRequest request) {
        long start = System.nanoTime();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            InputStream body = request.getInputStream();
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                bytes.write(chunk, 0, count);
                if (bytes.size() > mostBytes) {
                    throw tooLarge();
                }
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
                if (seconds > GRACE_SECONDS && bytes.size() < seconds * SLOWEST_BYTES_PER_SECOND) {
                    throw tooSlow();
                }
            }
        } catch (IOException e) {
            throw isMalformed(e) ? new Problem.Found(400, "bad-request", "The body is not framed as HTTP.") : tooSlow();
        }
        return bytes.toByteArray();
    }

    // What Jetty finds wrong within the body, such as in a chunk's length.
    private static boolean isMalformed(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException found && found.getCode() != 408) {
                return true;
            }
        }
        return false;
    }

    private static Problem.Found tooSlow() {
        return new Problem.Found(408, "request-timeout", "The body did not arrive in time.");
    }

    private Problem.Found tooLarge() {
        return new Problem.Found(413, "too-large", "The body is longer than " + mostBytes + " bytes.");
    }
}
