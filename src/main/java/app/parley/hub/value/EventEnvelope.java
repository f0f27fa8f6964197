package app.parley.hub.value;

import app.parley.kernel.PeerId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one or many clients. All addressees share the instance, so a dialect encodes it once.
 *
 * @see Outbox
 */
public final class EventEnvelope {
    private final Event event;
    private final Instant at;
    private final @Nullable PeerId from;
    private final @Nullable UserId user;
    private final AtomicReference<@Nullable Object> encoded = new AtomicReference<>();

    private EventEnvelope(Event event, Instant at, @Nullable PeerId from, @Nullable UserId user) {
        this.event = event;
        this.at = at;
        this.from = from;
        this.user = user;
    }

    /** An event nobody in particular caused. */
    public static EventEnvelope of(Event event, Instant at) {
        return new EventEnvelope(event, at, null, null);
    }

    /** An event that a peer of a room caused. */
    public static EventEnvelope by(Event event, Instant at, PeerId from, UserId user) {
        return new EventEnvelope(event, at, from, user);
    }

    /** An event that a user caused outside a room. */
    public static EventEnvelope by(Event event, Instant at, UserId user) {
        return new EventEnvelope(event, at, null, user);
    }

    public Event event() {
        return event;
    }

    public Instant at() {
        return at;
    }

    public @Nullable PeerId from() {
        return from;
    }

    public @Nullable UserId user() {
        return user;
    }

    /** The encoded form: the first caller encodes the event, later callers get the same. */
    public <T> T encodedOnce(Class<T> form, Function<EventEnvelope, T> encoder) {
        Object kept = encoded.get();
        if (form.isInstance(kept)) {
            return form.cast(kept);
        }
        T fresh = encoder.apply(this);
        encoded.compareAndSet(null, fresh);
        return fresh;
    }

    @Override
    public String toString() {
        return event.toString();
    }
}
