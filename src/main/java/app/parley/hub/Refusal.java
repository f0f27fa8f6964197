package app.parley.hub;

import java.time.Duration;

/** What somebody may not do, or not now: said to that one client, whose connection stays open. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String sentence;
    private final Duration retryAfter;

    public Refusal(Code code, String sentence) {
        this(code, sentence, Duration.ZERO);
    }

    public Refusal(Code code, String sentence, Duration retryAfter) {
        super(code.wire() + ": " + sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    public Code code() {
        return code;
    }

    /** The message for a person. */
    public String sentence() {
        return sentence;
    }

    /** How long to wait before trying again; zero where nothing is known. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
