package app.parley.people;

import app.parley.hub.Person;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose credentials were right.
 *
 * @param credential what is named when this sign-in ends
 * @param session null when name and password were given for one connection alone
 * @param account null for guests
 */
public record SignedIn(
        Person person,
        String credential,
        @Nullable LoginSession session,
        @Nullable Account account) {}
