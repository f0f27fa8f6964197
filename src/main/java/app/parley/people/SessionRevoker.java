package app.parley.people;

import app.parley.kernel.UserId;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Port: the sockets that are open now, which hear of changes at once. */
public interface SessionRevoker {
    /** An account was made or changed. */
    void changed(Account account);

    /** A sign-in was ended: the sockets opened with it close. */
    void signedOut(String credential);

    /**
     * All of a user's sockets close.
     *
     * @param staying the credentials whose sockets stay open; null for none
     */
    void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying);
}
