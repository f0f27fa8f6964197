package app.parley;

import app.parley.dialect.Admission.Admitted;
import app.parley.dialect.Admission.Denial;
import app.parley.dialect.Admission.Denied;
import app.parley.dialect.Admission;
import app.parley.dialect.Gate;
import app.parley.people.Devices;
import app.parley.people.RecentSignIns;
import app.parley.people.Rejection;
import app.parley.people.Scope;
import app.parley.people.SignIn;
import app.parley.people.SignedIn;
import org.jspecify.annotations.Nullable;

/** Lets sockets in by the same rules as REST. */
final class FrontGate implements Gate {
    private final SignIn signIn;
    private final RecentSignIns recent;
    private final boolean openToGuests;

    FrontGate(SignIn signIn, RecentSignIns recent, boolean openToGuests) {
        this.signIn = signIn;
        this.recent = recent;
        this.openToGuests = openToGuests;
    }

    @Override
    public Admission bySession(String sessionCookie) {
        return recent.find(sessionCookie, () -> signIn.byCookie(sessionCookie))
                .<Admission>map(FrontGate::admitted)
                .orElse(new Denied(Denial.WRONG));
    }

    @Override
    public Admission byPasscode(String login, String passcode, String address) {
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

    private static Admission bySignIn(SignedIn who) {
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
