package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: the login sessions as stored. Sessions that ran out are as good as absent. */
public interface LoginSessionRepository {
    void insert(LoginSession session, String tokenHash);

    Optional<LoginSession> find(String tokenHash, Instant now);

    void touch(String id, Instant lastSeenAt, Instant expiresAt);

    /** The first hundreds of a user's sessions, oldest first. */
    List<LoginSession> ofUser(UserId user, Instant now);

    /** @return whether that user had such a session */
    boolean delete(UserId user, String id);

    void deleteAll(UserId user, @Nullable String exceptId);

    /** @return the ids of the sessions that guests had who came by this invite */
    List<String> deleteGuestsOf(String invite);

    /** All guests who may still come back. */
    Set<UserId> guests(Instant now);

    void deleteExpired(Instant now);
}
