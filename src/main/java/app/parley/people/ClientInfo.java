package app.parley.people;

import org.jspecify.annotations.Nullable;

/**
 * The origin of a sign-in request.
 *
 * @param address the client's IP address
 * @param device a short name for people, such as "Chrome on macOS"
 * @param oldToken the session cookie of the request, whose session ends; null if there is none
 * @param browser the cookie by which accounts know the browser; null if there is none
 */
public record ClientInfo(
        String address,
        String device,
        @Nullable String oldToken,
        @Nullable String browser) {
    @Override
    public String toString() {
        return "Visitor[" + address + ", " + device + "]";
    }
}
