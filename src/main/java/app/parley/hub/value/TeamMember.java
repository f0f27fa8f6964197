package app.parley.hub.value;

import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of the team, connected or not.
 *
 * @param until when the chosen status lapses; null for never
 * @param lastSeenAt when the last session ended; null for never
 * @param picture the hash of the profile picture; null without one
 */
public record TeamMember(
        UserId user,
        String name,
        boolean admin,
        boolean active,
        Presence.Status status,
        String text,
        @Nullable Instant until,
        @Nullable Instant lastSeenAt,
        @Nullable String picture) {
    public Person person() {
        return new Person(user, name, false, admin, null);
    }

    public TeamMember withPresenceOf(TeamMember known) {
        return new TeamMember(
                user, name, admin, active, known.status, known.text, known.until, known.lastSeenAt, picture);
    }

    public TeamMember seen(Instant at) {
        return new TeamMember(user, name, admin, active, status, text, until, at, picture);
    }

    public TeamMember choosing(Presence.Status chosen, String words, @Nullable Instant end) {
        return new TeamMember(user, name, admin, active, chosen, words, end, lastSeenAt, picture);
    }
}
