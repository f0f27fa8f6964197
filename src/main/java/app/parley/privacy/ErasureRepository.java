package app.parley.privacy;

import app.parley.kernel.UserId;
import app.parley.people.Audit;
import java.time.Instant;

/** Port: takes people out of everything that is stored. */
public interface ErasureRepository {
    /**
     * Puts the alias where the user stood, under the name "Erased", and deletes the account and all that belonged to it
     * alone. The account goes last: what breaks off can be done again.
     *
     * @param by as the audit log keeps it
     */
    void erase(UserId user, UserId alias, Audit.Actor by, Instant now);
}
