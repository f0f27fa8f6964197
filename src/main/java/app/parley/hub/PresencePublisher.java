package app.parley.hub;

import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Presence;
import app.parley.hub.value.PresenceEvent;
import app.parley.hub.value.Topic;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publishes changes of presence in rounds. However many users sign in at once, a subscriber gets a bounded number of
 * messages: one message holds the changes of a round, or one list that all subscribers share.
 */
@GuardedByHubLock
final class PresencePublisher {
    /** From here on one list is cheaper to send and to read than a message for each change. */
    private static final int MANY = 64;

    private static final int ENTRIES_AT_ONCE = 10_000;

    /** While so many come that every list is old before it is read, nobody is given one; but nobody waits longer for that. */
    private static final Duration LONGEST_STORM = Duration.ofSeconds(3);

    private static final Duration LIST_IS_GOOD_FOR = Duration.ofSeconds(1);

    private final HubContext context;
    private final PresenceRegistry registry;
    private final SnapshotSubscribers each;
    private final SnapshotSubscribers batched;
    private final RoundBudget listsAtOnce;
    private final Set<UserId> changed = new LinkedHashSet<>();
    private final Map<UserId, Presence> published = new HashMap<>();
    private @Nullable Long stormSince;
    private boolean storm;
    private @Nullable EventEnvelope latestList;
    private long listMadeAt;

    PresencePublisher(HubContext context, PresenceRegistry registry) {
        this.context = context;
        this.listsAtOnce = new RoundBudget(context.lock(), ENTRIES_AT_ONCE);
        this.registry = registry;
        this.each = new SnapshotSubscribers(context.lock(), Topic.PRESENCE);
        this.batched = new SnapshotSubscribers(context.lock(), Topic.PRESENCE_BATCHES);
    }

    /** The list comes at once; where many come together, with the next round, so that they share it. */
    void watch(Session session, Topic topic) {
        context.lock().assertHeld();
        SnapshotSubscribers subscribers = subscribers(topic);
        subscribers.join(session);
        if (stormSince == null && !session.outbox().isBehind() && listsAtOnce.take(registry.size())) {
            subscribers.give(List.of(session), list());
        }
    }

    private SnapshotSubscribers subscribers(Topic topic) {
        return topic.equals(Topic.PRESENCE_BATCHES) ? batched : each;
    }

    void unwatch(Session session, Topic topic) {
        context.lock().assertHeld();
        subscribers(topic).leave(session);
    }

    void unwatch(Session session) {
        context.lock().assertHeld();
        each.leave(session);
        batched.leave(session);
    }

    void touch(UserId user) {
        context.lock().assertHeld();
        changed.add(user);
        latestList = null;
    }

    boolean publish() {
        context.lock().assertHeld();
        listsAtOnce.renew();
        List<Presence> changes = takeChanges();
        tell(changes);
        storm = isStorm(changes.size() > MANY);
        return serve();
    }

    /**
     * Gives the list to those who wait for it and can take it.
     *
     * @return whether others still wait
     */
    boolean serve() {
        context.lock().assertHeld();
        if (storm) {
            return false;
        }
        List<Session> readyForEach = each.ready(registry.size());
        List<Session> readyForBatches = batched.ready(registry.size());
        if (!readyForEach.isEmpty() || !readyForBatches.isEmpty()) {
            EventEnvelope list = list();
            each.give(readyForEach, list);
            batched.give(readyForBatches, list);
        }
        return each.isAwaited() || batched.isAwaited();
    }

    private boolean isStorm(boolean many) {
        if (!many) {
            stormSince = null;
            return false;
        }
        long now = context.nanos();
        long since = stormSince == null ? now : stormSince;
        stormSince = since;
        return now - since < LONGEST_STORM.toNanos();
    }

    private List<Presence> takeChanges() {
        List<Presence> changes = new ArrayList<>();
        for (UserId user : changed) {
            Presence now = registry.presence(user).orElse(null);
            if (now == null) {
                if (published.remove(user) != null) {
                    each.startOver();
                    batched.startOver();
                }
            } else if (!now.equals(published.put(user, now))) {
                changes.add(now);
            }
        }
        changed.clear();
        return changes;
    }

    private void tell(List<Presence> changes) {
        if (changes.isEmpty()) {
            return;
        }
        if (changes.size() > MANY) {
            each.startOver();
            batched.spareTheSlow();
        }
        for (Presence presence : changes) {
            each.tell(EventEnvelope.by(new PresenceEvent.PresenceChanged(presence), context.now(), presence.user()));
        }
        batched.tell(EventEnvelope.of(new PresenceEvent.PresenceChanges(changes), context.now()));
    }

    /** Many get it in turn, and to make it takes longer than to send it to one of them. */
    private EventEnvelope list() {
        EventEnvelope latest = latestList;
        if (latest == null || context.hasPassed(LIST_IS_GOOD_FOR, listMadeAt)) {
            latest = EventEnvelope.of(new PresenceEvent.PresenceList(registry.presences()), context.now());
            latestList = latest;
            listMadeAt = context.nanos();
        }
        return latest;
    }
}
