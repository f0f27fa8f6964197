package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Port: stores in which browsers accounts have signed in. */
public interface KnownBrowserRepository {
    /** A browser of an account. */
    record KnownBrowser(Instant seenAt) {}

    /**
     * Records that an account has signed in from a browser.
     *
     * @param vouched whether the browser counts as known, whatever is stored
     * @param most how many browsers of an account stay known
     * @return whether the account did not know the browser, and knew others
     */
    boolean meet(UserId user, String session, String browserHash, boolean vouched, int most, Instant now);

    /** Returns the sessions of a user that began in a browser that was not known. */
    Set<String> elsewhere(UserId user);

    /** Returns the browsers of a user, the last seen first. */
    List<KnownBrowser> of(UserId user);

    void deleteUnseenSince(Instant before);
}
