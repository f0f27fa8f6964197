package app.parley.kernel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something cannot be done for somebody, or not now. REST answers with a problem (RFC 9457), a socket with
 * {@code refused}; the connection stays open.
 */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One wrong value. */
    public record Fault(String field, String message) {}

    private final ErrorCode code;
    private final String sentence;
    private final transient List<Fault> faults;
    private final Duration retryAfter;

    public RequestException(ErrorCode code, String sentence) {
        this(code, sentence, Duration.ZERO);
    }

    public RequestException(ErrorCode code, String sentence, Duration retryAfter) {
        this(code, sentence, List.of(), retryAfter);
    }

    private RequestException(ErrorCode code, String sentence, List<Fault> faults, Duration retryAfter) {
        super(code.wire() + ": " + sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /** @param faults only the first of each field is told */
    public static RequestException invalid(List<Fault> faults) {
        Map<String, Fault> firsts = new LinkedHashMap<>();
        faults.forEach(fault -> firsts.putIfAbsent(fault.field(), fault));
        return new RequestException(
                ErrorCode.BAD_REQUEST, "Some values are wrong.", List.copyOf(firsts.values()), Duration.ZERO);
    }

    public static RequestException invalid(String field, String message) {
        return invalid(List.of(new Fault(field, message)));
    }

    /** @param retryAfter how long no attempt is heard */
    public static RequestException throttled(Duration retryAfter) {
        return new RequestException(ErrorCode.RATE_LIMITED, "Too many attempts. Wait, then try again.", retryAfter);
    }

    /**
     * Refuses one field of a message.
     *
     * @param problem the end of a sentence whose subject is the field
     */
    public static RequestException ofField(String field, String problem) {
        return new RequestException(ErrorCode.BAD_REQUEST, "The field '" + field + "' " + problem + ".");
    }

    public ErrorCode code() {
        return code;
    }

    /** The message for a person. */
    public String sentence() {
        return sentence;
    }

    /** The wrong values, by field; empty where no single value is wrong. */
    public List<Fault> faults() {
        return faults;
    }

    /** How long to wait before trying again; zero where nothing is known. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
