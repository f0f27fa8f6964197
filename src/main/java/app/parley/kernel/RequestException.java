package app.parley.kernel;

import java.time.Duration;

/** A request that is refused. Its sender is told, and the connection stays open. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String sentence;
    private final Duration retryAfter;

    public RequestException(ErrorCode code, String sentence) {
        this(code, sentence, Duration.ZERO);
    }

    public RequestException(ErrorCode code, String sentence, Duration retryAfter) {
        super(code.wire() + ": " + sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
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

    /** The time to wait before trying again; zero if unknown. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
