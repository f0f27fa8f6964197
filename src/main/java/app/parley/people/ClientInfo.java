package app.parley.people;

import org.jspecify.annotations.Nullable;

/**
 * Where a request to sign in comes from.
 *
 * @param address the client's IP address
 * @param device a short name for people, such as "Chrome on macOS"
 * @param oldToken the session cookie sent along, whose session ends; null where there is none
 */
public record ClientInfo(
        String address, String device, @Nullable String oldToken) {
    @Override
    public String toString() {
        return "Visitor[" + address + ", " + device + "]";
    }
}
