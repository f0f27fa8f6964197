package app.parley.oidc;

import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.InviteRepository.Use;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: stores identities, the sessions that were opened by them, and the logout tokens that were obeyed. */
public interface IdentityRepository {
    Optional<LinkedIdentity> find(String issuer, String subject);

    /** Returns all identities of a user, the oldest first. */
    List<LinkedIdentity> of(UserId user);

    /** @return false, and nothing is stored, if somebody has the identity, or the user has another of that issuer */
    boolean insert(LinkedIdentity identity);

    /**
     * Creates an account without a password together with its identity, in one transaction.
     *
     * @param invite the id of the invite that is used for it; null for none
     * @return {@code NAME_TAKEN} also if somebody has the identity
     */
    Use insert(Account account, LinkedIdentity identity, @Nullable String invite);

    /** @return false if the user had none of that issuer */
    boolean delete(UserId user, String issuer);

    void used(LinkedIdentity identity, String label, Instant now);

    /** Whether somebody can sign in by a password as well. */
    boolean hasPassword(UserId user);

    void keepSession(OpenedSession session);

    /**
     * Returns the sessions that a sign-out at the provider means.
     *
     * @param subject null for any
     * @param sid null for all of the subject
     */
    List<OpenedSession> sessions(String issuer, @Nullable String subject, @Nullable String sid);

    /** @return false if that logout token was obeyed before */
    boolean obey(String tokenHash, Instant expiresAt);

    void forgetExpired(Instant now);

    /** A session that was opened by an identity. */
    record OpenedSession(
            String id,
            UserId user,
            String issuer,
            String subject,
            @Nullable String sid) {}
}
