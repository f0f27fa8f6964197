package app.parley.people;

import app.parley.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** Port: what was done, kept for admins to read. Thread-safe. */
@FunctionalInterface
public interface Audit {
    /**
     * Keeps that something was done; it is kept when this returns.
     *
     * @param target the id of what it was done to, such as a user name; null where there is none
     * @param detail for programs and people of any language: names of fields and values such as {@code role=admin}, never
     *     display names, secrets, or other words that somebody typed; null where there is nothing to add
     */
    void note(Actor by, AuditAction action, @Nullable String target, @Nullable String detail);

    /**
     * Who did something.
     *
     * @param user null for the server itself, and for who has not proven who it is
     * @param address the client's IP address
     */
    record Actor(@Nullable UserId user, @Nullable String address) {
        public static final Actor SERVER = new Actor(null, null);
    }
}
