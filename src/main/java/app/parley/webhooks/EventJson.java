package app.parley.webhooks;

import app.parley.kernel.IsoTimes;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;

/** Writes events as JSON for subscribers: {@code {id, type, at, data}}. */
public final class EventJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(IsoTimes.module()).build();

    private EventJson() {}

    @JsonPropertyOrder({"id", "type", "at", "data"})
    private record Envelope(String id, String type, Instant at, Object data) {}

    /** Returns the body that is sent and signed, byte for byte the same at every attempt. */
    public static String body(String id, WebhookEvent event) {
        try {
            return MAPPER.writeValueAsString(new Envelope(id, event.type().wire(), event.at(), event.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }
}
