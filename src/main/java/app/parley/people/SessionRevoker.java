package app.parley.people;

import app.parley.kernel.UserId;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Port: reports changes of accounts and sign-ins to the open sockets at once. */
public interface SessionRevoker {
    /** Reports that an account was created or changed. */
    void changed(Account account);

    /** Reports that a sign-in ended; the sockets that it opened close. */
    void signedOut(String credential);

    /**
     * Closes all sockets of a user.
     *
     * @param staying selects credentials whose sockets stay open; null for none
     */
    void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying);
}
