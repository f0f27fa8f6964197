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

/** Authenticates sockets by the same rules as REST. */
public final class SignInAuthenticator implements SocketAuthenticator {
    private final SignIn signIn;
    private final AuthCache authCache;
    private final boolean openToGuests;

    public SignInAuthenticator(SignIn signIn, AuthCache authCache, boolean openToGuests) {
        this.signIn = signIn;
        this.authCache = authCache;
        this.openToGuests = openToGuests;
    }

    @Override
    public AuthResult bySession(String sessionCookie) {
        return authCache
                .find(sessionCookie, () -> signIn.byCookie(sessionCookie))
                .map(SignInAuthenticator::bySignIn)
                .orElse(new Denied(Denial.WRONG));
    }

    @Override
    public AuthResult byPasscode(String login, String passcode, String address) {
        try {
            return bySignIn(signIn.byPasscode(login, passcode, address));
        } catch (RequestException rejection) {
            return new Denied(
                    switch (rejection.code()) {
                        case PASSWORD_SIGN_IN_OFF -> Denial.PASSWORDS_OFF;
                        case ACCOUNT_DISABLED -> Denial.DISABLED;
                        case PASSKEY_REQUIRED -> Denial.PASSKEY;
                        case RATE_LIMITED, UNAVAILABLE -> Denial.THROTTLED;
                        default -> Denial.WRONG;
                    });
        }
    }

    private static AuthResult bySignIn(AuthenticatedUser caller) {
        if (caller.mustAddPasskey()) {
            return new Denied(Denial.PASSKEY);
        }
        return caller.has(Scope.SIGNAL) ? admitted(caller) : new Denied(Denial.NO_SCOPE);
    }

    private static Admitted admitted(AuthenticatedUser caller) {
        return new Admitted(caller.person(), caller.credential());
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
