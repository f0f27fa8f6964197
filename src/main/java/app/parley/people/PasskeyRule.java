package app.parley.people;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;

/** Port: whether this server asks every account for a passkey, and who has one. */
public interface PasskeyRule {
    boolean isRequired();

    boolean hasPasskey(UserId user);

    /** Returns whether the account has to make a passkey before it may do anything else. */
    default boolean mustAdd(UserId user) {
        return isRequired() && !hasPasskey(user);
    }

    /** Returns whether the account's password still proves who somebody is. */
    default boolean takesPassword(UserId user) {
        return !isRequired() || !hasPasskey(user);
    }

    static RequestException refusal(String sentence) {
        return new RequestException(ErrorCode.PASSKEY_REQUIRED, sentence);
    }
}
