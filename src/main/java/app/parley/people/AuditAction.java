package app.parley.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The actions in the audit log. The log stores the names that {@link #wire()} returns. */
public enum AuditAction {
    SETUP_DONE,
    SIGN_IN_OK,
    SIGN_IN_FAILED,
    SIGN_IN_THROTTLED,
    SIGN_IN_ELSEWHERE,
    SIGN_OUT_DONE,
    SESSION_ENDED,
    USER_CREATED,
    USER_CHANGED,
    USER_DISABLED,
    USER_ENABLED,
    USER_ERASED,
    PASSWORD_CHANGED,
    PASSWORD_RESET_CREATED,
    PASSWORD_RESET_USED,
    PASSKEY_ADDED,
    PASSKEY_RENAMED,
    PASSKEY_REMOVED,
    IDENTITY_LINKED,
    IDENTITY_UNLINKED,
    INVITE_CREATED,
    INVITE_REVOKED,
    INVITE_USED,
    GUEST_REMOVED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    TOKEN_REFUSED,
    ROOM_CREATED,
    ROOM_CHANGED,
    ROOM_DELETED,
    ROOM_ENDED,
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
        return subject() + "." + name().substring(name().lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns the object alone, such as {@code sign-in}. */
    private String subject() {
        return name().substring(0, name().lastIndexOf('_')).replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Returns the action with this name, or all actions of this object; empty if there are none. */
    public static Set<AuditAction> named(String wire) {
        return Arrays.stream(values())
                .filter(action -> action.wire().equals(wire) || action.subject().equals(wire))
                .collect(Collectors.toUnmodifiableSet());
    }
}
