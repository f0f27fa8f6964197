package app.parley.dialect;

import org.jspecify.annotations.Nullable;

/** Port: who somebody is. Methods may take their time, and throw when the answer cannot be had. */
public interface Gate {
    Admission bySession(String sessionCookie);

    /** @param passcode the password, or an API token with the scope {@code signal} */
    Admission byPasscode(String login, String passcode, String address);

    /** Whether people without an account may use the json dialect. */
    boolean isOpenToGuests();

    /** A short name for people, such as "Chrome on macOS". */
    String deviceName(@Nullable String userAgent);
}
