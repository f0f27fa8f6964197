package app.parley.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The scopes of API tokens: each is a part of the owner's rights. */
public enum Scope {
    READ_CALLS,
    READ_PRESENCE,
    /** Allows STOMP connections, and the REST requests that they need. */
    SIGNAL,
    /** Gives all rights of the owner; personal sign-ins have this scope. */
    ADMIN;

    /** Returns a name such as {@code read:calls}. */
    public String wire() {
        return name().replace('_', ':').toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(scope -> scope.wire().equals(wire))
                .findFirst();
    }
}
