package app.parley.calls;

import org.jspecify.annotations.Nullable;

/**
 * A page of the log.
 *
 * @param limit the largest number of calls
 * @param after a cursor with the same sort; null for the beginning
 */
public record CallQuery(
        Viewer viewer,
        CallFilter filter,
        CallSort sort,
        int limit,
        @Nullable CallCursor after) {
    public CallQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1");
        }
        if (after != null && after.sort() != sort) {
            throw new IllegalArgumentException("The cursor belongs to a list in another order");
        }
    }
}
