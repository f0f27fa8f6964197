package app.parley.boot;

import app.parley.kernel.RequestException;
import app.parley.people.AuthCache;
import app.parley.people.AuthenticatedUser;
import app.parley.people.Scope;
import app.parley.people.SignIn;
import app.parley.people.UserAgents;
import app.parley.protocol.AuthResult;
import app.parley.protocol.AuthResult.Admitted;
import app.parley.protocol.AuthResult.Denial;
import app.parley.protocol.AuthResult.Denied;
import app.parley.protocol.SocketAuthenticator;
import org.jspecify.annotations.Nullable;

/** Lets sockets in by the same rules as REST. */
public final class SignInAuthenticator implements SocketAuthenticator {
    private final SignIn signIn;
    private final AuthCache recent;
    private final boolean openToGuests;

    public SignInAuthenticator(SignIn signIn, AuthCache recent, boolean openToGuests) {
        this.signIn = signIn;
        this.recent = recent;
        this.openToGuests = openToGuests;
    }

    @Override
    public AuthResult bySession(String sessionCookie) {
        return recent.find(sessionCookie, () -> signIn.byCookie(sessionCookie))
                .<AuthResult>map(SignInAuthenticator::admitted)
                .orElse(new Denied(Denial.WRONG));
    }

    @Override
    public AuthResult byPasscode(String login, String passcode, String address) {
        try {
            return bySignIn(signIn.byPasscode(login, passcode, address));
        } catch (RequestException rejection) {
            return new Denied(
                    switch (rejection.code()) {
                        case ACCOUNT_DISABLED -> Denial.DISABLED;
                        case RATE_LIMITED, UNAVAILABLE -> Denial.THROTTLED;
                        default -> Denial.WRONG;
                    });
        }
    }

    private static AuthResult bySignIn(AuthenticatedUser who) {
        return who.has(Scope.SIGNAL) ? admitted(who) : new Denied(Denial.NO_SCOPE);
    }

    private static Admitted admitted(AuthenticatedUser who) {
        return new Admitted(who.person(), who.credential());
    }

    @Override
    public boolean isOpenToGuests() {
        return openToGuests;
    }

    @Override
    public String deviceName(@Nullable String userAgent) {
        return UserAgents.name(userAgent);
    }
}
