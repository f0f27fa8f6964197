package app.parley.people;

import app.parley.kernel.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user whose credentials were valid.
 *
 * @param credential identifies the sign-in when it ends
 * @param session null if a password or an API token authenticated a single connection
 * @param account null for guests
 * @param scopes the rights of these credentials; none as long as a passkey is missing that this server asks for
 */
public record AuthenticatedUser(
        Person person,
        String credential,
        @Nullable LoginSession session,
        @Nullable Account account,
        Set<Scope> scopes) {
    private static final Set<Scope> ALL = Set.of(Scope.ADMIN);

    /** Creates a user who signed in personally, with all rights. */
    AuthenticatedUser(Person person, String credential, @Nullable LoginSession session, @Nullable Account account) {
        this(person, credential, session, account, ALL);
    }

    /** Creates a user who signed in personally, and has to make a passkey before anything else. */
    static AuthenticatedUser withoutPasskey(LoginSession session, Account account) {
        return new AuthenticatedUser(account.person(), session.id(), session, account, Set.of());
    }

    /** Returns whether these credentials are good for nothing but making a passkey. */
    public boolean mustAddPasskey() {
        return scopes.isEmpty();
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
