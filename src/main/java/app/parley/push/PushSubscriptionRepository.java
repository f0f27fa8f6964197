package app.parley.push;

import app.parley.kernel.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Port: stores the subscriptions. A sign-in has at most one, an endpoint belongs to one sign-in. */
public interface PushSubscriptionRepository {
    /** Stores it in place of what the sign-in, or the same browser for another sign-in, had before. */
    void put(PushSubscription subscription);

    /** Returns those whose sign-in has not expired, the oldest first. */
    List<PushSubscription> of(UserId user, Instant now);

    /** Returns all whose sign-in has not expired. */
    List<PushSubscription> all(Instant now);

    /** @return false if there was none */
    boolean delete(UserId user, String signIn);

    /** Deletes it where it is still what the browser uses. */
    void delete(String signIn, URI endpoint);
}
