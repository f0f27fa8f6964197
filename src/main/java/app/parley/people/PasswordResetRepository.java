package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Port: stores the links that set a new password. Expired links count as absent. */
public interface PasswordResetRepository {
    /** A link that works: whose password it sets, and until when. */
    record Pending(UserId user, Instant expiresAt) {}

    /** Stores a link, which replaces the user's earlier one. */
    void put(Pending pending, String codeHash);

    Optional<Pending> find(String codeHash, Instant now);

    /**
     * Uses a link up, sets the password of its user, and removes their passkeys and their link to a provider, in one
     * transaction.
     *
     * @return false, and nothing changes, if there is no such link; of concurrent calls one returns true
     */
    boolean use(String codeHash, Instant now, String passwordHash);

    void deleteExpired(Instant now);
}
