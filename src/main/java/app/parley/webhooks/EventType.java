package app.parley.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of webhook events (REST contract, "Webhooks"). */
public enum EventType {
    CALL_RINGING,
    CALL_ANSWERED,
    CALL_MISSED,
    CALL_DECLINED,
    CALL_CANCELLED,
    CALL_BUSY,
    CALL_ENDED,
    ROOM_JOINED,
    ROOM_LEFT,
    USER_CREATED,
    /** Sent only on request; not available for subscription. */
    PING;

    /** Returns a name such as {@code call.ringing}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Returns the type with this name, if it is available for subscription. */
    public static Optional<EventType> subscribable(String wire) {
        return Arrays.stream(values())
                .filter(type -> type != PING && type.wire().equals(wire))
                .findFirst();
    }

    /** Returns all names that are available for subscription, for a message. */
    public static String allWires() {
        return Arrays.stream(values())
                .filter(type -> type != PING)
                .map(EventType::wire)
                .collect(Collectors.joining(", "));
    }
}
