package app.parley.stomp;

/** This text is no STOMP frame, or one that breaks the protocol. The message quotes the offending line. */
public final class FrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int QUOTED_CHARACTERS = 120;

    private final String problem;
    private final String line;

    public FrameException(String problem, String line) {
        super(problem + ": \"" + quote(line) + '"', null, false, false);
        this.problem = problem;
        this.line = quote(line);
    }

    /** What is wrong, in one sentence without the quotation. */
    public String problem() {
        return problem;
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
