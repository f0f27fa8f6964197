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
 * Which calls. What is null or empty does not restrict; all else must hold together.
 *
 * @param from the earliest start, inclusive
 * @param to the latest start, exclusive
 * @param users any of these took part
 * @param outcomes the call's, any of these
 * @param minSeconds duration, inclusive
 * @param maxSeconds duration, inclusive
 * @param text part of a display name or of the room's name, in any case
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

    /** The same of another stretch of time. */
    public CallFilter within(@Nullable Instant earliest, @Nullable Instant end) {
        return new CallFilter(earliest, end, users, room, kind, outcomes, direction, minSeconds, maxSeconds, text);
    }

    /** Whether nothing but the start restricts. */
    public boolean isByTimeAlone() {
        return equals(ALL.within(from, to));
    }

    /** Whether the asker has to have taken part. */
    public boolean isAboutAsker(Viewer asker) {
        return !asker.admin() || direction == Direction.IN || direction == Direction.MISSED;
    }

    public boolean isByOutcomeOrKind() {
        return kind != null || !outcomes.isEmpty();
    }

    /** The same for one user alone. */
    public CallFilter of(String user) {
        return narrowed(Set.of(user), kind, outcomes);
    }

    /** The same of each user alone, who are named: together they are all. */
    public List<CallFilter> byUser() {
        return users.stream().map(this::of).toList();
    }

    /** The same of each outcome and kind alone: together they are all. */
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

    /** As the asker sees it. */
    public enum Direction {
        /** The asker started it. */
        OUT,
        /** The asker took part, and another started it. */
        IN,
        /** Rung to the asker, who did not answer. */
        MISSED
    }
}
