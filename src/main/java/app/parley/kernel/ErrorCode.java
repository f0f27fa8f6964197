package app.parley.kernel;

/** The stable codes of refusals and errors (protocol, section 9). People read the message, programs match on the code. */
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
    INTERNAL(Retry.LATER);

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

    ErrorCode(Retry retry) {
        this.retry = retry;
    }

    public Retry retry() {
        return retry;
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
