package app.parley.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What subscribers are told of (REST contract, "Webhooks"). */
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
    /** Sent only when asked for; nobody subscribes to it. */
    PING;

    /** Such as {@code call.ringing}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The types that can be subscribed to. */
    public static Optional<EventType> subscribable(String wire) {
        return Arrays.stream(values())
                .filter(type -> type != PING && type.wire().equals(wire))
                .findFirst();
    }

    /** All that can be subscribed to, for a sentence. */
    public static String allWires() {
        return Arrays.stream(values())
                .filter(type -> type != PING)
                .map(EventType::wire)
                .collect(Collectors.joining(", "));
    }
}
