package app.parley.people;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cannot be done for somebody, where none of the protocol's refusals fits. The sentence is for a person. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** Well-formed but wrong; {@link #faults()} says what. */
        INVALID,
        /** Name or password are wrong, or nobody is signed in. */
        UNAUTHENTICATED,
        /** The right password of an account that is disabled. */
        DISABLED,
        FORBIDDEN,
        UNKNOWN,
        /** It contradicts what is there. */
        CONFLICT,
        /** It was there once. */
        GONE,
        /** It was changed since it was read. */
        STALE,
        /** {@link #retryAfter()} says how long to wait. */
        THROTTLED,
        /** Nothing wrong with the request: there is no room for it now. */
        OVERLOADED
    }

    /** One wrong value. */
    public record Fault(String field, String message) {}

    private final Kind kind;
    private final transient List<Fault> faults;
    private final Duration retryAfter;

    private Rejection(Kind kind, String sentence, List<Fault> faults, Duration retryAfter) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public static Rejection of(Kind kind, String sentence) {
        return new Rejection(kind, sentence, List.of(), Duration.ZERO);
    }

    /** @param faults of those of one field the first is told */
    public static Rejection invalid(List<Fault> faults) {
        Map<String, Fault> firsts = new LinkedHashMap<>();
        faults.forEach(fault -> firsts.putIfAbsent(fault.field(), fault));
        return new Rejection(Kind.INVALID, "Some values are wrong.", List.copyOf(firsts.values()), Duration.ZERO);
    }

    public static Rejection invalid(String field, String message) {
        return invalid(List.of(new Fault(field, message)));
    }

    public static Rejection throttled(Duration retryAfter) {
        return new Rejection(Kind.THROTTLED, "Too many attempts. Wait, then try again.", List.of(), retryAfter);
    }

    public Kind kind() {
        return kind;
    }

    public List<Fault> faults() {
        return faults;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
