package app.parley.calls;

import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects calls. A component that is null or empty does not restrict; a call must satisfy all others.
 *
 * @param from the earliest start, inclusive
 * @param to the latest start, exclusive
 * @param users at least one of these took part
 * @param outcomes the call has one of these
 * @param minSeconds duration, inclusive
 * @param maxSeconds duration, inclusive
 * @param text part of a display name or of the room's name; upper and lower case are equal
 */
public record CallFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> users,
        @Nullable String room,
        @Nullable CallKind kind,
        Set<CallOutcome> outcomes,
        @Nullable Direction direction,
        @Nullable Long minSeconds,
        @Nullable Long maxSeconds,
        @Nullable String text) {
    public static final CallFilter ALL =
            new CallFilter(null, null, Set.of(), null, null, Set.of(), null, null, null, null);

    public CallFilter {
        users = Set.copyOf(users);
        outcomes = Set.copyOf(outcomes);
    }

    /** Returns the same filter for another time range. */
    public CallFilter within(@Nullable Instant earliest, @Nullable Instant end) {
        return new CallFilter(earliest, end, users, room, kind, outcomes, direction, minSeconds, maxSeconds, text);
    }

    /** Returns whether only the start restricts. */
    public boolean isByTimeAlone() {
        return equals(ALL.within(from, to));
    }

    /** Returns whether the viewer must have taken part. */
    public boolean isAboutViewer(Viewer viewer) {
        return !viewer.admin() || direction == Direction.IN || direction == Direction.MISSED;
    }

    public boolean isByOutcomeOrKind() {
        return kind != null || !outcomes.isEmpty();
    }

    /** Returns the same filter for one user only. */
    public CallFilter of(String user) {
        return narrowed(Set.of(user), kind, outcomes);
    }

    /** Returns one filter for each user in this filter. Together they match the same calls. */
    public List<CallFilter> byUser() {
        return users.stream().map(this::of).toList();
    }

    /** Returns one filter for each outcome and kind. Together they match the same calls. */
    public List<CallFilter> byOutcomeAndKind() {
        Collection<CallKind> kinds = kind == null ? EnumSet.allOf(CallKind.class) : Set.of(kind);
        Collection<CallOutcome> wanted = outcomes.isEmpty() ? EnumSet.allOf(CallOutcome.class) : outcomes;
        return wanted.stream()
                .flatMap(outcome -> kinds.stream().map(one -> narrowed(users, one, Set.of(outcome))))
                .toList();
    }

    private CallFilter narrowed(Set<String> who, @Nullable CallKind what, Set<CallOutcome> ends) {
        return new CallFilter(from, to, who, room, what, ends, direction, minSeconds, maxSeconds, text);
    }

    /** The direction of a call as the viewer sees it. */
    public enum Direction {
        /** The viewer started the call. */
        OUT,
        /** The viewer took part, and another person started the call. */
        IN,
        /** The call rang at the viewer, and the viewer did not answer. */
        MISSED
    }
}
