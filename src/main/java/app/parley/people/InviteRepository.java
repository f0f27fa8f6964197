package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the invites as stored. */
public interface InviteRepository {
    /** What came of using an invite; but for {@code DONE} nothing was stored. */
    enum Use {
        DONE,
        SPENT,
        NAME_TAKEN
    }

    void insert(Invite invite);

    Optional<Invite> find(String code);

    /**
     * Invites that are not revoked, oldest first.
     *
     * @param createdBy null for everybody's
     * @param after the last one of the page before
     */
    List<Invite> page(@Nullable UserId createdBy, @Nullable Place after, int limit);

    /** @param createdBy null for everybody's. @return whether there was one to revoke */
    boolean revoke(String id, @Nullable UserId createdBy, Instant now);

    /** Counts one use if the invite is open, by however many at once it is tried. */
    Use use(String id, Instant now);

    /** As {@link #use(String, Instant)}, and makes the account, both or neither. */
    Use use(String id, Instant now, Account account, String passwordHash);

    /** A place in the list that stays where it is when rows come and go. */
    record Place(Instant createdAt, String id) {}
}
