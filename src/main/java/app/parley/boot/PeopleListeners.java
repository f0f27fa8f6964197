package app.parley.boot;

import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.SessionRevoker;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Forwards changes of accounts and sign-ins to two listeners, one after the other. */
record PeopleListeners(SessionRevoker first, SessionRevoker second) implements SessionRevoker {
    @Override
    public void changed(Account account) {
        first.changed(account);
        second.changed(account);
    }

    @Override
    public void signedOut(String credential) {
        first.signedOut(credential);
        second.signedOut(credential);
    }

    @Override
    public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {
        first.signedOut(user, disabled, staying);
        second.signedOut(user, disabled, staying);
    }
}
