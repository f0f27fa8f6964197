package app.parley.testing;

import app.parley.kernel.Person;
import app.parley.protocol.AuthResult;
import app.parley.protocol.AuthResult.Admitted;
import app.parley.protocol.AuthResult.Denial;
import app.parley.protocol.AuthResult.Denied;
import app.parley.protocol.SocketAuthenticator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows people by the password {@code pw-<user>} and the cookie value {@code cookie-<user>}. */
public final class FakeAuthenticator implements SocketAuthenticator {
    private final Map<String, AuthResult> people = new ConcurrentHashMap<>();
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
    public AuthResult bySession(String sessionCookie) {
        return find(sessionCookie, "cookie-");
    }

    @Override
    public AuthResult byPasscode(String login, String passcode, String address) {
        return passcode.equals("pw-" + login) ? find(passcode, "pw-") : new Denied(Denial.WRONG);
    }

    private AuthResult find(String secret, String prefix) {
        AuthResult found = secret.startsWith(prefix) ? people.get(secret.substring(prefix.length())) : null;
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
