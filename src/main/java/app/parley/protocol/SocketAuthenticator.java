package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/** Port: authenticates a socket. Methods may block, and throw when the answer cannot be had. */
public interface SocketAuthenticator {
    AuthResult bySession(String sessionCookie);

    /** @param passcode the password, or an API token with the scope {@code signal} */
    AuthResult byPasscode(String login, String passcode, String address);

    /** Whether people without an account may use the json dialect. */
    boolean isOpenToGuests();

    /** A short name for people, such as "Chrome on macOS". */
    String deviceName(@Nullable String userAgent);
}
