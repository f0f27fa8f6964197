package app.parley.protocol.stomp;

import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.stomp.Command;
import app.parley.stomp.FrameWriter;
import org.jspecify.annotations.Nullable;

/** One SUBSCRIBE in force. */
final class Subscription {
    /** The client's way of acknowledging messages. */
    enum Ack {
        AUTO,
        CLIENT,
        CLIENT_INDIVIDUAL;

        static Ack parse(@Nullable String header) {
            if (header == null || header.equals("auto")) {
                return AUTO;
            }
            if (header.equals("client")) {
                return CLIENT;
            }
            if (header.equals("client-individual")) {
                return CLIENT_INDIVIDUAL;
            }
            throw new RequestException(ErrorCode.BAD_REQUEST, "ack is auto, client or client-individual.");
        }
    }

    private final String id;
    private final String destination;
    private final Topic topic;
    private final Ack ack;
    private final byte[] head;

    Subscription(String id, String destination, Topic topic, Ack ack) {
        this.id = id;
        this.destination = destination;
        this.topic = topic;
        this.ack = ack;
        this.head = new FrameWriter(Command.MESSAGE)
                .header("subscription", id)
                .header("destination", destination)
                .head();
    }

    String id() {
        return id;
    }

    String destination() {
        return destination;
    }

    Topic topic() {
        return topic;
    }

    Ack ack() {
        return ack;
    }

    /** The beginning of each MESSAGE to this subscription. */
    byte[] head() {
        return head;
    }
}
