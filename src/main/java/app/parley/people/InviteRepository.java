package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: stores the invites. */
public interface InviteRepository {
    /** The result of using an invite. Except for {@code DONE}, nothing was stored. */
    enum Use {
        DONE,
        SPENT,
        NAME_TAKEN
    }

    void insert(Invite invite);

    Optional<Invite> find(String code);

    /**
     * Returns invites that are not revoked, the oldest first.
     *
     * @param createdBy null for invites of all users
     * @param after the last invite of the previous page
     */
    List<Invite> page(@Nullable UserId createdBy, @Nullable Place after, int limit);

    /**
     * @param createdBy null for invites of all users.
     * @return false if there was no such invite
     */
    boolean revoke(String id, @Nullable UserId createdBy, Instant now);

    /** Counts one use if the invite is open. Concurrent calls cannot exceed the limit. */
    Use use(String id, Instant now);

    /** Like {@link #use(String, Instant)}, and creates the account in the same transaction. */
    Use use(String id, Instant now, Account account, String passwordHash);

    /** A position in the list that stays valid when rows are added or deleted. */
    record Place(Instant createdAt, String id) {}
}
