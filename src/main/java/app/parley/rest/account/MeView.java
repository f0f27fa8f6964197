package app.parley.rest.account;

import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.ETags;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in user's own data.
 *
 * @param role {@code admin}, {@code member} or {@code guest}
 * @param room the one room of a guest
 * @param mustAddPasskey whether the user may do nothing else before that
 */
public record MeView(
        UserId user,
        String name,
        String role,
        boolean guest,
        @Nullable RoomId room,
        @Nullable String language,
        @Nullable String timeZone,
        boolean relayOnly,
        @Nullable String picture,
        boolean mustAddPasskey) {
    public static MeView of(AuthenticatedUser caller) {
        Account account = caller.account();
        if (account != null) {
            return of(account, caller.mustAddPasskey());
        }
        return new MeView(
                caller.person().user(),
                caller.person().name(),
                "guest",
                true,
                caller.person().onlyRoom(),
                null,
                null,
                false,
                null,
                false);
    }

    public static MeView of(Account account) {
        return of(account, false);
    }

    private static MeView of(Account account, boolean mustAddPasskey) {
        Account.Profile profile = account.profile();
        return new MeView(
                account.user(),
                account.displayName(),
                account.role().wire(),
                false,
                null,
                profile.language(),
                profile.timeZone(),
                profile.relayOnly(),
                account.picture(),
                mustAddPasskey);
    }

    public String etag() {
        return ETags.of(user, name, role, language, timeZone, relayOnly, picture);
    }
}
