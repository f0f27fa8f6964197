package app.parley.people;

import app.parley.hub.value.Presence;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of the team. A name is never given to another account, so accounts are disabled, not deleted.
 *
 * @param lastSeenAt when the last session ended; null before the first
 * @param picture the hash of the profile picture; null without one
 */
public record Account(
        UserId user,
        String displayName,
        Role role,
        boolean active,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        Profile profile,
        ChosenStatus status,
        @Nullable String picture) {
    /**
     * The preferences of a user.
     *
     * @param language an ISO 639 code; null for the browser's language
     * @param timeZone an IANA name; null for the browser's time zone
     * @param relayOnly whether media goes through TURN only, which hides the user's address
     */
    public record Profile(
            @Nullable String language, @Nullable String timeZone, boolean relayOnly) {
        public static final Profile NEW = new Profile(null, null, false);
    }

    /** @param until when the status expires; null for never */
    public record ChosenStatus(
            Presence.Status value, String text, @Nullable Instant until) {
        public static final ChosenStatus NEW = new ChosenStatus(Presence.Status.ONLINE, "", null);
    }

    public static Account fresh(UserId user, String displayName, Role role, Instant now) {
        return new Account(user, displayName, role, true, now, null, Profile.NEW, ChosenStatus.NEW, null);
    }

    public boolean isActiveAdmin() {
        return active && role == Role.ADMIN;
    }

    public Person person() {
        return new Person(user, displayName, false, role == Role.ADMIN, null);
    }

    public Account named(String newName) {
        return new Account(user, newName, role, active, createdAt, lastSeenAt, profile, status, picture);
    }

    public Account with(Role newRole, boolean nowActive) {
        return new Account(user, displayName, newRole, nowActive, createdAt, lastSeenAt, profile, status, picture);
    }

    public Account with(Profile newProfile) {
        return new Account(user, displayName, role, active, createdAt, lastSeenAt, newProfile, status, picture);
    }

    /** @param hash null for no picture */
    public Account pictured(@Nullable String hash) {
        return new Account(user, displayName, role, active, createdAt, lastSeenAt, profile, status, hash);
    }
}
