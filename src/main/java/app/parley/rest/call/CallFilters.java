package app.parley.rest.call;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallSort;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.WireNames;
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

/** Reads the call log's filters from a query. The URL of the calls page has the same parameters. */
final class CallFilters {
    private static final int LONGEST_TEXT = 200;

    private CallFilters() {}

    static CallFilter read(QueryParameters query) {
        String text = composed(query.text("q"));
        if (text != null && text.length() > LONGEST_TEXT) {
            query.fault("q", "must have at most " + LONGEST_TEXT + " characters");
        }
        return new CallFilter(
                query.time("from"),
                query.time("to"),
                query.texts("user"),
                composed(query.text("room")),
                query.oneOf("kind", CallKind::ofWire, WireNames.list(CallKind.class)),
                outcomes(query),
                query.oneOf("direction", CallFilters::direction, "in, out, missed"),
                query.seconds("minSeconds"),
                query.seconds("maxSeconds"),
                text);
    }

    private static Set<CallOutcome> outcomes(QueryParameters query) {
        Set<String> words = query.texts("outcome");
        Set<CallOutcome> outcomes = words.stream()
                .flatMap(word -> CallOutcome.ofWire(word).stream())
                .collect(Collectors.toSet());
        if (outcomes.size() < words.size()) {
            query.fault("outcome", "must be one of " + WireNames.list(CallOutcome.class));
        }
        return outcomes;
    }

    static CallSort sort(QueryParameters query) {
        String allowed = Arrays.stream(CallSort.values()).map(CallSort::wire).collect(Collectors.joining(", "));
        return Objects.requireNonNullElse(query.oneOf("sort", CallSort::named, allowed), CallSort.NEWEST);
    }

    /** Returns the cursor; null at the beginning. */
    static @Nullable CallCursor cursor(Paging paging, CallSort sort) {
        String after = paging.after();
        if (after == null) {
            return null;
        }
        return CallCursor.parse(after).filter(cursor -> cursor.sort() == sort).orElseThrow(Paging::wrongCursor);
    }

    /** Composes letters to the Unicode form in which names and ids are stored. */
    private static @Nullable String composed(@Nullable String text) {
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Optional<Direction> direction(String wire) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.name().toLowerCase(Locale.ROOT).equals(wire))
                .findFirst();
    }
}
