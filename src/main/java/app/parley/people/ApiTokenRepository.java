package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the API tokens as stored. */
public interface ApiTokenRepository {
    void insert(ApiToken token, String secretHash);

    /** Whatever its age. */
    Optional<ApiToken> find(String secretHash);

    /** Sets when it was last used, unless that is known to be after {@code staleAt} already. */
    void touch(String id, Instant usedAt, Instant staleAt);

    /** A user's tokens, the oldest first, expired ones too. */
    List<ApiToken> page(UserId owner, @Nullable Place after, int limit);

    /** @return whether that user had such a token */
    boolean delete(UserId owner, String id);

    /** The ids of the tokens that expired after {@code from}, until {@code to}. */
    List<String> expiredBetween(Instant from, Instant to);

    /** A place in the list that stays where it is when rows come and go. */
    record Place(Instant createdAt, String id) {}
}
