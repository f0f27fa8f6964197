package app.parley;

import app.parley.people.Devices;
import app.parley.people.RecentSignIns;
import app.parley.people.Rejection;
import app.parley.people.Scope;
import app.parley.people.SignIn;
import app.parley.people.SignedIn;
import app.parley.protocol.AuthResult.Admitted;
import app.parley.protocol.AuthResult.Denial;
import app.parley.protocol.AuthResult.Denied;
import app.parley.protocol.AuthResult;
import app.parley.protocol.SocketAuthenticator;
import org.jspecify.annotations.Nullable;

/** Lets sockets in by the same rules as REST. */
final class FrontGate implements SocketAuthenticator {
    private final SignIn signIn;
    private final RecentSignIns recent;
    private final boolean openToGuests;

    FrontGate(SignIn signIn, RecentSignIns recent, boolean openToGuests) {
        this.signIn = signIn;
        this.recent = recent;
        this.openToGuests = openToGuests;
    }

    @Override
    public AuthResult bySession(String sessionCookie) {
        return recent.find(sessionCookie, () -> signIn.byCookie(sessionCookie))
                .<AuthResult>map(FrontGate::admitted)
                .orElse(new Denied(Denial.WRONG));
    }

    @Override
    public AuthResult byPasscode(String login, String passcode, String address) {
        try {
            return bySignIn(signIn.byPasscode(login, passcode, address));
        } catch (Rejection rejection) {
            return new Denied(
                    switch (rejection.kind()) {
                        case DISABLED -> Denial.DISABLED;
                        case THROTTLED, OVERLOADED -> Denial.THROTTLED;
                        default -> Denial.WRONG;
                    });
        }
    }

    private static AuthResult bySignIn(SignedIn who) {
        return who.has(Scope.SIGNAL) ? admitted(who) : new Denied(Denial.NO_SCOPE);
    }

    private static Admitted admitted(SignedIn who) {
        return new Admitted(who.person(), who.credential());
    }

    @Override
    public boolean isOpenToGuests() {
        return openToGuests;
    }

    @Override
    public String deviceName(@Nullable String userAgent) {
        return Devices.name(userAgent);
    }
}
