package app.parley.rest.call;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallSort;
import app.parley.rest.http.Paging;
import app.parley.rest.http.QueryParameters;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The call log's filters as a query has them. The page's own URL has the same. */
final class CallFilters {
    private static final int LONGEST_TEXT = 200;

    private CallFilters() {}

    static CallFilter read(QueryParameters query) {
        Set<String> outcomes = query.texts("outcome");
        if (!CallFilter.OUTCOMES.containsAll(outcomes)) {
            query.fault("outcome", "must be one of " + String.join(", ", CallFilter.OUTCOMES));
        }
        String text = composed(query.text("q"));
        if (text != null && text.length() > LONGEST_TEXT) {
            query.fault("q", "must have at most " + LONGEST_TEXT + " characters");
        }
        return new CallFilter(
                query.time("from"),
                query.time("to"),
                query.texts("user"),
                composed(query.text("room")),
                query.oneOf("kind", kind -> Optional.of(kind).filter(CallFilter.KINDS::contains), "direct, room"),
                outcomes,
                query.oneOf("direction", CallFilters::direction, "in, out, missed"),
                query.seconds("minSeconds"),
                query.seconds("maxSeconds"),
                text);
    }

    static CallSort sort(QueryParameters query) {
        String allowed = Arrays.stream(CallSort.values()).map(CallSort::wire).collect(Collectors.joining(", "));
        return Objects.requireNonNullElse(query.oneOf("sort", CallSort::named, allowed), CallSort.NEWEST);
    }

    /** The cursor's place; null at the beginning. */
    static @Nullable CallCursor cursor(Paging paging, CallSort sort) {
        String after = paging.after();
        if (after == null) {
            return null;
        }
        return CallCursor.parse(after).filter(cursor -> cursor.sort() == sort).orElseThrow(Paging::wrongCursor);
    }

    /** As names and ids are kept, however their letters were typed. */
    private static @Nullable String composed(@Nullable String text) {
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Optional<Direction> direction(String wire) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.name().toLowerCase(Locale.ROOT).equals(wire))
                .findFirst();
    }
}
