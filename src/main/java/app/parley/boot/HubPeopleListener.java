package app.parley.boot;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.CloseReason;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.SessionRevoker;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells the hub what changes about people. */
public final class HubPeopleListener implements SessionRevoker {
    private final HubAdmin team;

    public HubPeopleListener(HubAdmin team) {
        this.team = team;
    }

    @Override
    public void changed(Account account) {
        team.putAccount(new app.parley.hub.value.TeamMember(
                account.user(),
                account.displayName(),
                account.isActiveAdmin(),
                account.active(),
                account.status().value(),
                account.status().text(),
                account.status().until(),
                account.lastSeenAt()));
    }

    @Override
    public void signedOut(String credential) {
        team.signOutCredential(credential);
    }

    @Override
    public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {
        team.signOutUser(user, disabled ? CloseReason.DISABLED : CloseReason.SIGNED_OUT, staying);
    }
}
