package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: stores the login sessions. Expired sessions count as absent. */
public interface LoginSessionRepository {
    void insert(LoginSession session, String tokenHash);

    Optional<LoginSession> find(String tokenHash, Instant now);

    void touch(String id, Instant lastSeenAt, Instant expiresAt);

    /** Returns the first few hundred sessions of a user, the oldest first. */
    List<LoginSession> ofUser(UserId user, Instant now);

    /** @return false if the user had no such session */
    boolean delete(UserId user, String id);

    void deleteAll(UserId user, @Nullable String exceptId);

    /** @return the ids of the sessions of guests who used this invite */
    List<String> deleteGuestsOf(String invite);

    /** Returns the sessions of these guests, of which there is at least one. */
    List<LoginSession> ofGuests(Set<UserId> guests, Instant now);

    /** Returns all guests who have a valid session. */
    Set<UserId> guests(Instant now);

    void deleteExpired(Instant now);
}
