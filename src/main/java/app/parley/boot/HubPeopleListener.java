package app.parley.boot;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.CloseReason;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.SessionRevoker;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Forwards changes of accounts and sign-ins to the hub. */
public final class HubPeopleListener implements SessionRevoker {
    private final HubAdmin hubAdmin;

    public HubPeopleListener(HubAdmin hubAdmin) {
        this.hubAdmin = hubAdmin;
    }

    @Override
    public void changed(Account account) {
        hubAdmin.putAccount(new app.parley.hub.value.TeamMember(
                account.user(),
                account.displayName(),
                account.isActiveAdmin(),
                account.active(),
                account.status().value(),
                account.status().text(),
                account.status().until(),
                account.lastSeenAt(),
                account.picture()));
    }

    @Override
    public void signedOut(String credential) {
        hubAdmin.signOutCredential(credential);
    }

    @Override
    public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {
        hubAdmin.signOutUser(user, disabled ? CloseReason.DISABLED : CloseReason.SIGNED_OUT, staying);
    }
}
