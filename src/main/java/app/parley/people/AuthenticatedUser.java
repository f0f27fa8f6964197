package app.parley.people;

import app.parley.kernel.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose credentials were right.
 *
 * @param credential what is named when this sign-in ends
 * @param session null when password or API token were given for one connection alone
 * @param account null for guests
 * @param scopes what these credentials are good for
 */
public record AuthenticatedUser(
        Person person,
        String credential,
        @Nullable LoginSession session,
        @Nullable Account account,
        Set<Scope> scopes) {
    private static final Set<Scope> ALL = Set.of(Scope.ADMIN);

    /** Somebody in person, who may do all that he or she may. */
    AuthenticatedUser(Person person, String credential, @Nullable LoginSession session, @Nullable Account account) {
        this(person, credential, session, account, ALL);
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
