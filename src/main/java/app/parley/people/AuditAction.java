package app.parley.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The actions in the audit log. The log stores the names that {@link #wire()} returns. */
public enum AuditAction {
    SETUP_DONE,
    SIGN_IN_OK,
    SIGN_IN_FAILED,
    SIGN_IN_THROTTLED,
    SIGN_OUT_DONE,
    USER_CREATED,
    USER_CHANGED,
    USER_DISABLED,
    USER_ENABLED,
    USER_ERASED,
    PASSWORD_CHANGED,
    PASSWORD_RESET_CREATED,
    PASSWORD_RESET_USED,
    IDENTITY_LINKED,
    IDENTITY_UNLINKED,
    INVITE_CREATED,
    INVITE_REVOKED,
    INVITE_USED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    TOKEN_REFUSED,
    ROOM_CREATED,
    ROOM_CHANGED,
    ROOM_DELETED,
    CALL_ENDED,
    CALL_DELETED,
    DATA_EXPORTED,
    DATA_PURGED,
    WEBHOOK_CREATED,
    WEBHOOK_CHANGED,
    WEBHOOK_DELETED,
    WEBHOOK_REPLAYED;

    /** Returns a name such as {@code sign-in.failed}: the object, then the event. */
    public String wire() {
        int last = name().lastIndexOf('_');
        String subject = name().substring(0, last).replace('_', '-');
        return (subject + "." + name().substring(last + 1)).toLowerCase(Locale.ROOT);
    }

    public static Optional<AuditAction> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(action -> action.wire().equals(wire))
                .findFirst();
    }
}
