package app.parley.kernel;

/**
 * The stable codes of refusals and errors (protocol, section 9; REST has some of its own). People read the message,
 * programs match on the code.
 */
public enum ErrorCode implements WireName {
    BAD_REQUEST(Retry.NEVER),
    TOO_LARGE(Retry.NEVER),
    RATE_LIMITED(Retry.LATER),
    UNAUTHENTICATED(Retry.NEW_SESSION),
    FORBIDDEN(Retry.NEVER),
    NO_SUCH_DESTINATION(Retry.NEVER),
    NO_SUCH_ROOM(Retry.NEVER),
    NO_SUCH_PEER(Retry.NEVER),
    NO_SUCH_USER(Retry.NEVER),
    NO_SUCH_CALL(Retry.NEVER),
    ROOM_FULL(Retry.LATER),
    KNOCK_REQUIRED(Retry.LATER),
    KNOCK_DENIED(Retry.LATER),
    WRONG_PASSCODE(Retry.NEVER),
    CALL_OVER(Retry.NEVER),
    ALREADY_ANSWERED(Retry.NEVER),
    ALREADY_IN_ROOM(Retry.NEVER),
    REMOVED(Retry.NEVER),
    TOO_MANY(Retry.LATER),
    DRAINING(Retry.NEW_SESSION),
    INTERNAL(Retry.LATER),

    // Only REST and sign-in say these (api.md, "Errors").
    /** What was sent cannot be read at all, whereas {@link #BAD_REQUEST} has wrong values. */
    MALFORMED(Retry.NEVER, "bad-request"),
    /** The right password of an account that is disabled. */
    ACCOUNT_DISABLED(Retry.NEVER, "forbidden"),
    /** Passwords open no session here; the provider does. */
    PASSWORD_SIGN_IN_OFF(Retry.NEVER),
    /** The provider's word is good, and belongs to no account here. */
    NOT_LINKED(Retry.NEVER),
    /** The provider's word is not good. */
    SIGN_IN_REFUSED(Retry.NEVER),
    PROVIDER_UNAVAILABLE(Retry.LATER),
    NOT_FOUND(Retry.NEVER),
    METHOD_NOT_ALLOWED(Retry.NEVER),
    NOT_IMPLEMENTED(Retry.NEVER),
    UNSUPPORTED_MEDIA_TYPE(Retry.NEVER),
    REQUEST_TIMEOUT(Retry.LATER),
    /** This server asks the account for a passkey: one has to be made, or used instead of the password. */
    PASSKEY_REQUIRED(Retry.NEVER),
    /** The password or a passkey has to be shown again first. */
    CONFIRMATION_REQUIRED(Retry.NEVER),
    /** Browsers make passkeys over https only. */
    PASSKEYS_NEED_HTTPS(Retry.NEVER),
    /** Browsers make passkeys for a host name only, and each is of one. */
    PASSKEYS_NEED_HOST(Retry.NEVER),
    /** It contradicts what is there. */
    CONFLICT(Retry.NEVER),
    /** It was there once. */
    GONE(Retry.NEVER),
    /** It was changed since it was read. */
    STALE(Retry.NEVER),
    /** There is no room for it now, or it cannot be stored now. */
    UNAVAILABLE(Retry.LATER);

    /** Whether the same request can succeed later. */
    public enum Retry implements WireName {
        NEVER,
        LATER,
        NEW_SESSION;

        @Override
        public String wire() {
            return WireNames.of(this);
        }
    }

    private final Retry retry;
    private final String wire;

    ErrorCode(Retry retry) {
        this.retry = retry;
        this.wire = WireNames.of(this);
    }

    ErrorCode(Retry retry, String wire) {
        this.retry = retry;
        this.wire = wire;
    }

    public Retry retry() {
        return retry;
    }

    @Override
    public String wire() {
        return wire;
    }
}
