package app.parley.hub.value;

import app.parley.kernel.Person;
import org.jspecify.annotations.Nullable;

/**
 * A guest who is connected.
 *
 * @param device a short name for people, such as "Chrome on macOS"
 * @param reconnecting whether the line is lost, and the place held
 * @param inside where the guest is; null for nowhere yet
 */
public record GuestHere(
        Person person,
        String device,
        boolean reconnecting,
        @Nullable PeerLocation inside) {}
