package app.parley.protocol;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;

/** Somebody is not let in: the socket ends with this close code. */
public final class ConnectRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String sentence;
    private final int closeCode;

    public ConnectRejected(AuthResult.Denial denial) {
        this(denial.code(), denial.sentence(), denial.closeCode());
    }

    private ConnectRejected(ErrorCode code, String sentence, int closeCode) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.closeCode = closeCode;
    }

    public static ConnectRejected tooManySockets() {
        return new ConnectRejected(ErrorCode.TOO_MANY, "You have too many connections open.", 4429);
    }

    public static ConnectRejected tooManyMessages() {
        return new ConnectRejected(ErrorCode.RATE_LIMITED, "Too many messages.", 4429);
    }

    /** @param refusal the hub's, to somebody who wanted to come in */
    public static ConnectRejected by(RequestException refusal) {
        return new ConnectRejected(
                refusal.code(), refusal.sentence(), refusal.code() == ErrorCode.DRAINING ? 1012 : 1008);
    }

    public ErrorCode code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }

    public int closeCode() {
        return closeCode;
    }
}
