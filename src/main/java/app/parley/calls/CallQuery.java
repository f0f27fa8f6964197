package app.parley.calls;

import org.jspecify.annotations.Nullable;

/**
 * One page of the log.
 *
 * @param limit 1 to 200
 * @param cursor of the same sort; null for the first page
 */
public record CallQuery(
        Asker asker,
        CallFilter filter,
        CallSort sort,
        int limit,
        @Nullable CallCursor cursor) {
    public static final int MAX_LIMIT = 200;

    public CallQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT);
        }
        if (cursor != null && cursor.sort() != sort) {
            throw new IllegalArgumentException("The cursor belongs to a list in another order");
        }
    }
}
