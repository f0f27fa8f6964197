package app.parley.hub.value;

import app.parley.kernel.RequestException;

/** Whatever the hub tells clients. Component names are the wire names (protocol, sections 4 to 9). */
public sealed interface Event permits RoomEvent, PresenceEvent, CallEvent, MessageEvent, JsonEvent, Event.Refused {
    /** The wire name. */
    String type();

    /**
     * A client may not do that, or not now.
     *
     * @param retryAfter milliseconds
     */
    record Refused(String code, String message, String retry, long retryAfter) implements Event {
        public static Refused of(RequestException refusal) {
            return new Refused(
                    refusal.code().wire(),
                    refusal.sentence(),
                    refusal.code().retry().wire(),
                    refusal.retryAfter().toMillis());
        }

        @Override
        public String type() {
            return "refused";
        }
    }
}
