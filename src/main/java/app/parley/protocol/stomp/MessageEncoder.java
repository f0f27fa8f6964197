package app.parley.protocol.stomp;

import app.parley.hub.value.Event;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.PeerId;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.protocol.ProtocolJson;
import app.parley.protocol.Timestamps;
import app.parley.stomp.FrameWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what all receivers of an event share: the MESSAGE's later headers and its body. Thread-safe. */
final class MessageEncoder {
    private final ProtocolJson json;

    MessageEncoder(ProtocolJson json) {
        this.json = json;
    }

    /** From here on a copy for each receiver costs more than memory outside the heap, from which the system sends. */
    private static final int LARGE = 65_536;

    private static final class Tail {
        private final ByteBuffer bytes;

        private Tail(byte[] bytes) {
            this.bytes = bytes.length < LARGE ? ByteBuffer.wrap(bytes) : outsideTheHeap(bytes);
        }

        private static ByteBuffer outsideTheHeap(byte[] bytes) {
            return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        }
    }

    ByteBuffer tail(EventEnvelope envelope) {
        return envelope.encodedOnce(Tail.class, this::encode).bytes;
    }

    private Tail encode(EventEnvelope envelope) {
        FrameWriter writer = begin(envelope.event(), envelope.at());
        if (envelope.event() instanceof Event.Refused refused) {
            writer.header("code", refused.code());
        }
        PeerId from = envelope.from();
        if (from != null) {
            writer.header("from", from.value());
        }
        UserId user = envelope.user();
        if (user != null) {
            writer.header("user", user.value());
        }
        return new Tail(writer.end(body(envelope.event())));
    }

    /** @param receipt of the frame that was refused, where it asked for one */
    ByteBuffer refused(RequestException refusal, @Nullable String receipt, Instant at) {
        Event event = Event.Refused.of(refusal);
        FrameWriter writer = begin(event, at).header("code", refusal.code().wire());
        if (receipt != null) {
            writer.header("receipt-id", receipt);
        }
        return ByteBuffer.wrap(writer.end(body(event)));
    }

    private static FrameWriter begin(Event event, Instant at) {
        return FrameWriter.continued()
                .header("type", event.type())
                .header("timestamp", Timestamps.format(at))
                .header("content-type", "application/json");
    }

    private byte[] body(Event event) {
        if (event instanceof RoomEvent.Signalled signal) {
            return signal.body().getBytes(StandardCharsets.UTF_8);
        }
        return json.write(event);
    }
}
