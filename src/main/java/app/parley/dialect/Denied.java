package app.parley.dialect;

import app.parley.hub.Code;
import app.parley.hub.Refusal;

/** Somebody is not let in: the socket ends with this close code. */
final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String sentence;
    private final int closeCode;

    Denied(Admission.Denial denial) {
        this(denial.code(), denial.sentence(), denial.closeCode());
    }

    private Denied(Code code, String sentence, int closeCode) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.closeCode = closeCode;
    }

    static Denied tooManySockets() {
        return new Denied(Code.TOO_MANY, "You have too many connections open.", 4429);
    }

    static Denied tooManyMessages() {
        return new Denied(Code.RATE_LIMITED, "Too many messages.", 4429);
    }

    /** @param refusal the hub's, to somebody who wanted to come in */
    static Denied by(Refusal refusal) {
        return new Denied(refusal.code(), refusal.sentence(), refusal.code() == Code.DRAINING ? 1012 : 1008);
    }

    Code code() {
        return code;
    }

    String sentence() {
        return sentence;
    }

    int closeCode() {
        return closeCode;
    }
}
