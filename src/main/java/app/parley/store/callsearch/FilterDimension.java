package app.parley.store.callsearch;

import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.Viewer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can restrict which calls are wanted, each by itself. */
public enum FilterDimension {
    TIME,
    DURATION,
    ROOM,
    STARTER,
    OUTCOME,
    /** Who took part, the asker included who may see no other calls. */
    USER,
    TEXT;

    static EnumSet<FilterDimension> of(CallFilter filter, Viewer asker) {
        EnumSet<FilterDimension> aspects = EnumSet.noneOf(FilterDimension.class);
        add(aspects, TIME, isAny(filter.from(), filter.to()));
        add(aspects, DURATION, isAny(filter.minSeconds(), filter.maxSeconds()));
        add(aspects, ROOM, isAny(filter.room()));
        add(aspects, STARTER, filter.direction() == Direction.OUT);
        add(aspects, OUTCOME, filter.isByOutcomeOrKind());
        add(aspects, USER, filter.isAboutAsker(asker) || !filter.users().isEmpty());
        add(aspects, TEXT, isAny(filter.text()));
        return aspects;
    }

    private static void add(Set<FilterDimension> aspects, FilterDimension aspect, boolean present) {
        if (present) {
            aspects.add(aspect);
        }
    }

    private static boolean isAny(@Nullable Object... values) {
        return Stream.of(values).anyMatch(Objects::nonNull);
    }
}
