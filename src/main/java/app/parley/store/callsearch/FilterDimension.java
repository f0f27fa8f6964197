package app.parley.store.callsearch;

import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.Viewer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The independent dimensions in which a {@link CallFilter} can restrict calls. */
public enum FilterDimension {
    TIME,
    DURATION,
    ROOM,
    STARTER,
    OUTCOME,
    /** The participants; also the viewer, if the viewer may see no other calls. */
    USER,
    TEXT;

    static EnumSet<FilterDimension> of(CallFilter filter, Viewer viewer) {
        EnumSet<FilterDimension> dimensions = EnumSet.noneOf(FilterDimension.class);
        add(dimensions, TIME, isAny(filter.from(), filter.to()));
        add(dimensions, DURATION, isAny(filter.minSeconds(), filter.maxSeconds()));
        add(dimensions, ROOM, isAny(filter.room()));
        add(dimensions, STARTER, filter.direction() == Direction.OUT);
        add(dimensions, OUTCOME, filter.isByOutcomeOrKind());
        add(dimensions, USER, filter.isAboutViewer(viewer) || !filter.users().isEmpty());
        add(dimensions, TEXT, isAny(filter.text()));
        return dimensions;
    }

    private static void add(Set<FilterDimension> dimensions, FilterDimension dimension, boolean present) {
        if (present) {
            dimensions.add(dimension);
        }
    }

    private static boolean isAny(@Nullable Object... values) {
        return Stream.of(values).anyMatch(Objects::nonNull);
    }
}
