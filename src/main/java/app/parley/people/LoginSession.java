package app.parley.people;

import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in on one device.
 *
 * @param id public: identifies the session in lists, and is the credential of sockets that it opened
 * @param guest the guest; null for the session of an account
 * @param device a short name for people, such as "Chrome on macOS"
 * @param address null if addresses are not stored
 */
public record LoginSession(
        String id,
        UserId user,
        @Nullable Guest guest,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        String device,
        @Nullable String address) {
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Returns whether somebody signed in just now: a page left open, or a stolen cookie, may not do all that they may. */
    public boolean isFresh(Instant now) {
        return createdAt.plus(FRESH).isAfter(now);
    }

    /**
     * A person without an account, in the one room of the invite.
     *
     * @param invite the invite's id; null if it is no longer known
     */
    public record Guest(String name, RoomId room, @Nullable String invite) {
        Person person(UserId user) {
            return new Person(user, name, true, false, room);
        }
    }
}
