package app.parley.hub.value;

import app.parley.kernel.UserId;
import java.time.Instant;

/** What people write to each other outside of rooms (protocol, section 4). */
public sealed interface MessageEvent extends Event {
    /**
     * A message that is committed.
     *
     * @param id chosen by its sender
     * @param user who wrote it
     */
    record Written(String id, UserId user, String name, boolean guest, UserId to, String text, Instant at)
            implements MessageEvent {
        @Override
        public String type() {
            return "message";
        }
    }

    /**
     * Told to the reader alone: what this user wrote is read up to that message.
     *
     * @param user who wrote it
     */
    record Seen(UserId user, String message) implements MessageEvent {
        @Override
        public String type() {
            return "seen";
        }
    }
}
