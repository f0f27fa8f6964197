package app.parley.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the list goes on; null at its end */
public record CallPage(List<LoggedCall> items, @Nullable CallCursor next) {
    /** Makes a page of one call more than asked for: that one shows that there is a next page. */
    public static CallPage of(List<LoggedCall> found, CallQuery query) {
        if (found.size() <= query.limit()) {
            return new CallPage(List.copyOf(found), null);
        }
        List<LoggedCall> items = List.copyOf(found.subList(0, query.limit()));
        return new CallPage(items, CallCursor.after(query.sort(), items.get(items.size() - 1)));
    }
}
