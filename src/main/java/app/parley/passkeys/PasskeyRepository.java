package app.parley.passkeys;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: stores the passkeys. */
public interface PasskeyRepository {
    /** What came of a removal. */
    enum Removal {
        DONE,
        UNKNOWN,
        /** It is the user's only one, and was to stay. */
        LAST
    }

    /** A position in the list of all passkeys. */
    record Place(UserId user, Instant createdAt, String id) {}

    /** Returns the passkeys of a user, the oldest first. */
    List<Passkey> of(UserId user);

    /** Returns the passkeys of everybody, by user, the oldest first. */
    List<Passkey> page(@Nullable Place after, int limit);

    boolean hasAny(UserId user);

    Optional<Passkey> findByCredential(String credentialId);

    /**
     * Returns the handle of a user.
     *
     * @param fresh becomes the handle if the user has none
     */
    String handle(UserId user, String fresh);

    /** @return false, and nothing is stored, if the credential is known already or the account is gone */
    boolean insert(Passkey passkey);

    boolean rename(UserId user, String id, String name);

    /** @param leaveOne whether the last one stays */
    Removal remove(UserId user, String id, boolean leaveOne);

    /**
     * Records a use.
     *
     * @return false, and nothing changes, if the count is not above the stored one, where both count
     */
    boolean use(String id, long signCount, Instant now);
}
