package app.parley.privacy;

import app.parley.kernel.UserId;
import app.parley.people.Audit;
import java.time.Instant;

/** Port: erases people from all stored data. */
public interface ErasureRepository {
    /**
     * Replaces the user by the alias, with the name "Erased", and deletes the account with all data that belonged only
     * to it. The account is deleted last, so that an interrupted erasure can run again.
     *
     * @param by recorded in the audit log
     */
    void erase(UserId user, UserId alias, Audit.Actor by, Instant now);
}
