package app.parley.people;

import app.parley.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** Port: records actions for admins. Thread-safe. */
@FunctionalInterface
public interface Audit {
    /**
     * Records an action; it is stored when this method returns.
     *
     * @param target the id of the changed object, such as a user name; null if there is none
     * @param detail for programs and people of any language: names of fields and values such as {@code role=admin},
     *     never display names, secrets, or other typed text; null if there is nothing to add
     */
    void note(Actor by, AuditAction action, @Nullable String target, @Nullable String detail);

    /**
     * The user and address behind an action.
     *
     * @param user null for the server itself, and for a person who is not authenticated
     * @param address the client's IP address
     */
    record Actor(@Nullable UserId user, @Nullable String address) {
        public static final Actor SERVER = new Actor(null, null);
    }
}
