package app.parley.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API token is good for: a part of what its owner may. */
public enum Scope {
    READ_CALLS,
    READ_PRESENCE,
    /** To connect over STOMP, and to read what that takes. */
    SIGNAL,
    /** All its owner may; people who are signed in have this one. */
    ADMIN;

    /** Such as {@code read:calls}. */
    public String wire() {
        return name().replace('_', ':').toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(scope -> scope.wire().equals(wire))
                .findFirst();
    }
}
