package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: stores the API tokens. */
public interface ApiTokenRepository {
    void insert(ApiToken token, String secretHash);

    /** Finds a token, even an expired one. */
    Optional<ApiToken> find(String secretHash);

    /** Stores the time of the last use, unless the stored time is already after {@code staleAt}. */
    void touch(String id, Instant usedAt, Instant staleAt);

    /** Returns a user's tokens, the oldest first, including expired ones. */
    List<ApiToken> page(UserId owner, @Nullable Place after, int limit);

    /** @return false if the user had no such token */
    boolean delete(UserId owner, String id);

    /** Returns the ids of the tokens that expired after {@code from}, until {@code to}. */
    List<String> expiredBetween(Instant from, Instant to);

    /** A position in the list that stays valid when rows are added or deleted. */
    record Place(Instant createdAt, String id) {}
}
