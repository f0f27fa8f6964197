package app.parley.testing;

import app.parley.dialect.Admission.Admitted;
import app.parley.dialect.Admission.Denial;
import app.parley.dialect.Admission.Denied;
import app.parley.dialect.Admission;
import app.parley.dialect.Gate;
import app.parley.kernel.Person;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows people by the password {@code pw-<user>} and the cookie value {@code cookie-<user>}. */
public final class FakeGate implements Gate {
    private final Map<String, Admission> people = new ConcurrentHashMap<>();
    private volatile boolean openToGuests;

    public void add(Person person) {
        String user = person.user().value();
        people.put(user, new Admitted(person, "login-" + user));
    }

    public void deny(String user, Denial reason) {
        people.put(user, new Denied(reason));
    }

    public void openToGuests() {
        openToGuests = true;
    }

    @Override
    public Admission bySession(String sessionCookie) {
        return find(sessionCookie, "cookie-");
    }

    @Override
    public Admission byPasscode(String login, String passcode, String address) {
        return passcode.equals("pw-" + login) ? find(passcode, "pw-") : new Denied(Denial.WRONG);
    }

    private Admission find(String secret, String prefix) {
        Admission found = secret.startsWith(prefix) ? people.get(secret.substring(prefix.length())) : null;
        return found == null ? new Denied(Denial.WRONG) : found;
    }

    @Override
    public boolean isOpenToGuests() {
        return openToGuests;
    }

    @Override
    public String deviceName(@Nullable String userAgent) {
        return "Test on Test";
    }
}
