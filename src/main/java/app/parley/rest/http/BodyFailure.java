package app.parley.rest.http;

import java.io.IOException;

/** Why a body was not read to its end. */
final class BodyFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    BodyFailure(Why why) {
        super(why.name());
        this.why = why;
    }

    enum Why {
        TOO_LONG,
        TOO_SLOW,
        NO_ROOM
    }

    Why why() {
        return why;
    }
}
