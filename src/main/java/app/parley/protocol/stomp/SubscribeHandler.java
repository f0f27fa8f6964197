package app.parley.protocol.stomp;

import app.parley.hub.Hub;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.RequestException;
import app.parley.protocol.stomp.ResumeTokens.Live;
import app.parley.stomp.Frame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** SUBSCRIBE and UNSUBSCRIBE, which for a room are entering and leaving. Thread-safe. */
final class SubscribeHandler {
    private static final CompletionStage<@Nullable Void> DONE = CompletableFuture.completedStage(null);

    private final Hub hub;

    SubscribeHandler(Hub hub) {
        this.hub = hub;
    }

    /** @return completed when what this began is stored */
    CompletionStage<@Nullable Void> subscribe(Live live, Frame frame) {
        String destination = frame.require("destination");
        Topic topic = topic(destination, frame);
        Subscription.Ack ack = Subscription.Ack.parse(frame.header("ack"));
        Subscription existing = live.outbox().find(frame.require("id"));
        if (existing != null) {
            requireSame(existing, destination);
            return DONE;
        }
        if (topic instanceof Topic.InRoom && live.outbox().listensOn(topic)) {
            throw new RequestException(ErrorCode.ALREADY_IN_ROOM, "This session is in the room already.");
        }
        // It has to stand before the hub is asked: the snapshot or list arrives within the call.
        Subscription fresh = new Subscription(frame.require("id"), destination, topic, ack);
        if (!live.outbox().add(fresh)) {
            throw new RequestException(ErrorCode.TOO_MANY, "A session has only so many subscriptions.");
        }
        try {
            return begin(live, topic, frame);
        } catch (RequestException refusal) {
            // A knock waits, and takes effect under this subscription once a host lets its sender in.
            if (refusal.code() != ErrorCode.KNOCK_REQUIRED && refusal.code() != ErrorCode.REMOVED) {
                live.outbox().remove(fresh);
            }
            throw refusal;
        } catch (RuntimeException e) {
            live.outbox().remove(fresh);
            throw e;
        }
    }

    private static Topic topic(String destination, Frame frame) {
        Topic topic = Destinations.topic(destination);
        boolean batches = "true".equals(frame.header("batch"));
        return batches && topic.equals(Topic.PRESENCE) ? Topic.PRESENCE_BATCHES : topic;
    }

    private static void requireSame(Subscription existing, String destination) {
        if (!existing.destination().equals(destination)) {
            throw new RequestException(
                    ErrorCode.BAD_REQUEST, "A subscription with this id listens to another destination.");
        }
    }

    private CompletionStage<@Nullable Void> begin(Live live, Topic topic, Frame frame) {
        if (topic instanceof Topic.InRoom in) {
            return hub.enter(live.session(), in.room(), entrance(frame));
        } else if (!topic.equals(Topic.ERRORS)) {
            hub.watch(live.session(), topic);
        }
        return DONE;
    }

    private static JoinOptions entrance(Frame frame) {
        return new JoinOptions(
                frame.header("passcode"),
                peer(frame.header("peer")),
                frame.header("ticket"),
                peer(frame.header("replaces")));
    }

    private static @Nullable PeerId peer(@Nullable String header) {
        return header == null ? null : new PeerId(header);
    }

    /** An unknown subscription is no error: the hub ends subscriptions too, and clients tidy up after that. */
    CompletionStage<@Nullable Void> unsubscribe(Live live, Frame frame) {
        Subscription existing = live.outbox().find(frame.require("id"));
        if (existing == null) {
            return DONE;
        }
        CompletionStage<@Nullable Void> stored =
                existing.topic() instanceof Topic.InRoom in ? hub.leave(live.session(), in.room()) : DONE;
        live.outbox().remove(existing);
        if (!live.outbox().listensOn(existing.topic())) {
            hub.unwatch(live.session(), existing.topic());
        }
        return stored;
    }
}
