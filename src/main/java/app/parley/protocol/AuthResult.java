package app.parley.protocol;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;

/** The authenticator's answer. */
public sealed interface AuthResult {
    /** @param credential the sign-in or API token: whoever revokes it ends the session */
    record Admitted(Person person, String credential) implements AuthResult {}

    record Denied(Denial reason) implements AuthResult {}

    /** Why somebody is not let in, and how the socket ends then. */
    enum Denial {
        WRONG(ErrorCode.UNAUTHENTICATED, 4401, "You are not signed in, or user name and password do not fit."),
        NO_SCOPE(ErrorCode.UNAUTHENTICATED, 4401, "This API token lacks the scope signal."),
        PASSKEY(
                ErrorCode.PASSKEY_REQUIRED,
                4401,
                "This server asks for a passkey: sign in with it on the page, or use an API token."),
        DISABLED(ErrorCode.FORBIDDEN, 4403, "This account is disabled."),
        PASSWORDS_OFF(
                ErrorCode.PASSWORD_SIGN_IN_OFF, 4403, "Nobody signs in by a password here. Use an API token instead."),
        THROTTLED(ErrorCode.RATE_LIMITED, 4429, "Too many attempts. Try again later.");

        private final ErrorCode code;
        private final int closeCode;
        private final String sentence;

        Denial(ErrorCode code, int closeCode, String sentence) {
            this.code = code;
            this.closeCode = closeCode;
            this.sentence = sentence;
        }

        public ErrorCode code() {
            return code;
        }

        public int closeCode() {
            return closeCode;
        }

        public String sentence() {
            return sentence;
        }
    }
}
