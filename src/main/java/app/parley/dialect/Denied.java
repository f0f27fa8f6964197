package app.parley.dialect;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;

/** Somebody is not let in: the socket ends with this close code. */
final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String sentence;
    private final int closeCode;

    Denied(Admission.Denial denial) {
        this(denial.code(), denial.sentence(), denial.closeCode());
    }

    private Denied(ErrorCode code, String sentence, int closeCode) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.closeCode = closeCode;
    }

    static Denied tooManySockets() {
        return new Denied(ErrorCode.TOO_MANY, "You have too many connections open.", 4429);
    }

    static Denied tooManyMessages() {
        return new Denied(ErrorCode.RATE_LIMITED, "Too many messages.", 4429);
    }

    /** @param refusal the hub's, to somebody who wanted to come in */
    static Denied by(RequestException refusal) {
        return new Denied(refusal.code(), refusal.sentence(), refusal.code() == ErrorCode.DRAINING ? 1012 : 1008);
    }

    ErrorCode code() {
        return code;
    }

    String sentence() {
        return sentence;
    }

    int closeCode() {
        return closeCode;
    }
}
