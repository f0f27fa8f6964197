package app.parley.stomp;

import org.jspecify.annotations.Nullable;

/** This text is no STOMP frame, or one that breaks the protocol. The message quotes the offending line. */
public final class FrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int QUOTED_CHARACTERS = 120;

    private final String problem;
    private final String line;
    private final @Nullable String receipt;

    public FrameException(String problem, String line) {
        this(problem, quote(line), null);
    }

    private FrameException(String problem, String quoted, @Nullable String receipt) {
        super(problem + ": \"" + quoted + '"', null, false, false);
        this.problem = problem;
        this.line = quoted;
        this.receipt = receipt;
    }

    FrameException withReceipt(@Nullable String asked) {
        return new FrameException(problem, line, asked);
    }

    /** What is wrong, in one sentence without the quotation. */
    public String problem() {
        return problem;
    }

    /** The receipt that the frame asked for, where that could be read. */
    public @Nullable String receipt() {
        return receipt;
    }

    /** The offending line, shortened, with control characters made visible. */
    public String line() {
        return line;
    }

    private static String quote(String line) {
        int length = Math.min(line.length(), QUOTED_CHARACTERS);
        StringBuilder quoted = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = line.charAt(i);
            quoted.append(c < ' ' ? (char) ('\u2400' + c) : c);
        }
        return line.length() > length ? quoted.append('…').toString() : quoted.toString();
    }
}
