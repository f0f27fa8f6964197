package app.parley.rest.http.body;

import java.io.IOException;

/** The reason why a body could not be read completely. */
public final class BodyFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    BodyFailure(Why why) {
        super(why.name());
        this.why = why;
    }

    public enum Why {
        TOO_LONG,
        TOO_SLOW,
        NO_ROOM
    }

    public Why why() {
        return why;
    }
}
