package app.parley.rest.http;

import app.parley.kernel.RequestException;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a list is asked for. A cursor is the key of the last item shown, so it stands whatever comes and goes.
 *
 * @param limit items at most
 * @param after the key of the last item of the page before; null for the first page
 */
public record Paging(int limit, @Nullable String after) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** What a list answers. */
    record Page<T>(List<T> items, @Nullable String next) {}

    /** @throws RequestException {@code INVALID} where {@code limit} or {@code cursor} are wrong */
    public static Paging of(Context ctx) {
        return new Paging(limit(ctx.queryParam("limit")), key(ctx.queryParam("cursor")));
    }

    /**
     * Makes the page, and says in {@code Link} where the next one is.
     *
     * @param found the items from after the cursor, one more than the limit where there are as many
     */
    <T, V> Page<V> page(Context ctx, List<T> found, Function<T, String> key, Function<T, V> view) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        String next = more ? cursor(key.apply(shown.get(limit - 1))) : null;
        if (next != null) {
            ctx.header("Link", "<" + ctx.path() + "?" + query(ctx, next) + ">; rel=\"next\"");
        }
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    /** The key of something in a list that is ordered by age. */
    public record Aged(Instant at, String id) {}

    /** The key of something in a list that is ordered by age, as text. */
    public static String key(Instant at, String id) {
        return RestJson.time(at) + " " + id;
    }

    /** The key of the last item of the page before, in a list that is ordered by age; null for the first page. */
    @Nullable
    public Aged afterAged() {
        String key = after;
        if (key == null) {
            return null;
        }
        int space = key.indexOf(' ');
        try {
            return new Aged(Instant.parse(key.substring(0, Math.max(0, space))), key.substring(space + 1));
        } catch (DateTimeException e) {
            throw wrongCursor();
        }
    }

    /** What of a whole list in memory, ordered by its keys, belongs to the page, and one more. */
    public <T> List<T> cut(Stream<T> all, Function<T, String> key) {
        String start = after;
        return all.filter(item -> start == null || key.apply(item).compareTo(start) > 0)
                .limit(limit + 1L)
                .toList();
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("\\d{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw RequestException.invalid("limit", "must be a whole number from 1 to " + MOST);
    }

    private static @Nullable String key(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (StorableText.isWhole(key)) {
                return key;
            }
            throw wrongCursor();
        } catch (IllegalArgumentException e) {
            throw wrongCursor();
        }
    }

    public static RequestException wrongCursor() {
        return RequestException.invalid("cursor", "must be the next of an earlier page");
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String query(Context ctx, String next) {
        Stream<String> others = ctx.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("cursor"))
                .flatMap(Paging::pairs);
        return Stream.concat(others, Stream.of("cursor=" + next)).collect(Collectors.joining("&"));
    }

    private static Stream<String> pairs(Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
