package app.parley.hub;

import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Event;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Topic;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a client was told. */
final class FakeOutbox implements Outbox {
    record Delivery(Topic topic, Event event) {}

    private final List<Delivery> queued = new ArrayList<>();
    final List<Delivery> delivered = new ArrayList<>();
    boolean behind;
    final List<Topic> dropped = new ArrayList<>();
    final List<CloseReason> closed = new ArrayList<>();

    @Override
    public void send(Topic topic, EventEnvelope envelope) {
        queued.add(new Delivery(topic, envelope.event()));
    }

    @Override
    public void flush() {
        delivered.addAll(queued);
        queued.clear();
    }

    @Override
    public boolean isBehind() {
        return behind;
    }

    @Override
    public void dropped(Topic topic) {
        dropped.add(topic);
    }

    @Override
    public void close(CloseReason closeReason) {
        closed.add(closeReason);
    }

    /** The events of one kind, in order. */
    <E extends Event> List<E> all(Class<E> kind) {
        return delivered.stream()
                .map(Delivery::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <E extends Event> E last(Class<E> kind) {
        List<E> events = all(kind);
        if (events.isEmpty()) {
            throw new AssertionError("no " + kind.getSimpleName() + " among " + delivered);
        }
        return events.get(events.size() - 1);
    }

    List<String> types() {
        return delivered.stream().map(delivery -> delivery.event().type()).toList();
    }

    void forget() {
        delivered.clear();
    }
}
