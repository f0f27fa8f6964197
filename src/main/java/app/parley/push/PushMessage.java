package app.parley.push;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.RoomView.Named;
import app.parley.kernel.IsoTimes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the service worker is told (REST contract, "Push"). Component names are the JSON names. */
sealed interface PushMessage {
    ObjectMapper MAPPER = new ObjectMapper();

    String type();

    /** Returns the message as JSON. */
    default byte[] bytes() {
        try {
            return MAPPER.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written as JSON", e);
        }
    }

    /** The person who rings. */
    record From(String user, String name, boolean guest) {
        static From of(Named named) {
            return new From(named.user().value(), named.name(), named.guest());
        }
    }

    /** @param language of the callee's account; null where the browser's own counts */
    record Ring(
            String type,
            String call,
            From from,
            String media,
            String expiresAt,
            @Nullable String language) implements PushMessage {
        static Ring of(CallEvent.Ring ring, @Nullable String language) {
            return new Ring(
                    "ring",
                    ring.call().value(),
                    From.of(ring.from()),
                    ring.media().wire(),
                    IsoTimes.text(ring.expiresAt()),
                    language);
        }

        Over over(String outcome) {
            return new Over("over", call, from, outcome, language);
        }
    }

    /** @param outcome {@code accepted}, {@code declined}, {@code cancelled}, {@code missed} or {@code failed} */
    record Over(
            String type,
            String call,
            From from,
            String outcome,
            @Nullable String language) implements PushMessage {}

    /** Shows that messages arrive. */
    record Test(String type, @Nullable String language) implements PushMessage {
        static Test in(@Nullable String language) {
            return new Test("test", language);
        }
    }
}
