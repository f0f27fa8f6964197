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
 * The requested page of a list. A cursor is the key of the last item shown, so it stays valid when items are added or
 * deleted.
 *
 * @param limit the largest number of items
 * @param after the key of the last item on the previous page; null for the first page
 */
public record Paging(int limit, @Nullable String after) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** The answer of a list. */
    record Page<T>(List<T> items, @Nullable String next) {}

    /** @throws RequestException {@code BAD_REQUEST} if {@code limit} or {@code cursor} is invalid */
    public static Paging of(Context ctx) {
        return new Paging(limit(ctx.queryParam("limit")), key(ctx.queryParam("cursor")));
    }

    /**
     * Builds the page, and adds a {@code Link} header to the next one.
     *
     * @param found the items after the cursor, with one more than the limit if there are as many
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

    /** The key of an item in a list that is ordered by age. */
    public record Aged(Instant at, String id) {}

    /** Returns the key of an item in a list that is ordered by age, as text. */
    public static String key(Instant at, String id) {
        return RestJson.time(at) + " " + id;
    }

    /**
     * Returns the key of the last item on the previous page, in a list that is ordered by age; null for the first page.
     */
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

    /** Selects the items of the page, and one more, from a whole list in memory that is ordered by its keys. */
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
