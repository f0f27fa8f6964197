package app.parley.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The roles of accounts. */
public enum Role {
    ADMIN,
    MEMBER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWire(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
