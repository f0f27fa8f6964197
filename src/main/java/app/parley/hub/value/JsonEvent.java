package app.parley.hub.value;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of the json dialect (protocol, section 10). */
public sealed interface JsonEvent extends Event {
    record UserList(List<String> users) implements JsonEvent {
        @Override
        public String type() {
            return "userlist";
        }
    }

    /** @param target null for what is said to all */
    record UserMessage(
            String name, String text, String id, @Nullable String target, Instant date) implements JsonEvent {
        @Override
        public String type() {
            return "message";
        }
    }

    /**
     * A signal from another user.
     *
     * @param name who sent it
     * @param target whom it is for
     * @param body the JSON object as its sender sent it
     */
    record UserSignal(String type, String name, String target, String body) implements JsonEvent {}
}
