package app.parley.people;

import app.parley.kernel.RequestException;
import app.parley.kernel.RequestException.Fault;
import app.parley.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for user names and passwords. */
public final class CredentialRules {
    public static final int LONGEST_NAME = 64;

    /** Prefixes that are reserved for guests and for erased users. */
    private static final List<String> RESERVED = List.of("guest-", "erased-");

    private CredentialRules() {}

    /** Returns the reason why a new account cannot have this name; empty if it can. */
    public static Optional<String> faultOfUsername(String name) {
        if (!UserId.isValid(name)) {
            return Optional.of("1 to 32 of a-z 0-9 . _ -, beginning with a letter");
        }
        return RESERVED.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(prefix -> "names that begin with " + prefix + " are reserved");
    }

    public static Optional<String> faultOfPassword(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= Passwords.SHORTEST && length <= Passwords.LONGEST
                ? Optional.empty()
                : Optional.of(Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
    }

    /** @param username the name of a new account */
    static void check(String username, String password) {
        List<Fault> faults = new ArrayList<>();
        faultOfUsername(username).ifPresent(message -> faults.add(new Fault("username", message)));
        faultOfPassword(password).ifPresent(message -> faults.add(new Fault("password", message)));
        if (!faults.isEmpty()) {
            throw RequestException.invalid(faults);
        }
    }
}
