package app.parley.hub;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallId;
import app.parley.kernel.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells the participants of a call when its row is committed. The journal's thread notes the commit here without the
 * lock; the next tick sends one event for all commits of a call since the last tick.
 */
@GuardedByHubLock
final class LoggedCalls {
    private final HubContext context;
    private final PresenceRegistry registry;
    private final Queue<Row> committed = new ConcurrentLinkedQueue<>();
    private final Queue<Row> owed = new ConcurrentLinkedQueue<>();

    LoggedCalls(HubContext context, PresenceRegistry registry) {
        this.context = context;
        this.registry = registry;
    }

    private record Row(CallId call, List<UserId> people) {
        static Row of(CallRecord call) {
            return new Row(
                    call.id(),
                    call.people().stream()
                            .map(CallRecord.ParticipantRecord::user)
                            .toList());
        }
    }

    /** The call was handed to the journal. */
    void written(CallRecord call, CompletionStage<@Nullable Void> stored) {
        context.lock().assertHeld();
        Row row = Row.of(call);
        stored.whenComplete((nothing, failure) -> {
            if (failure == null) {
                committed.add(row);
                nothingIsOwed();
            } else {
                owed.add(row);
            }
        });
    }

    /** Whether the database was away when a call was to be written: the journal writes it before anything later. */
    boolean isOwed() {
        return !owed.isEmpty();
    }

    /** Something later is committed. Thread-safe. */
    void nothingIsOwed() {
        for (Row row = owed.poll(); row != null; row = owed.poll()) {
            committed.add(row);
        }
    }

    void tell() {
        context.lock().assertHeld();
        Map<CallId, Row> newest = new LinkedHashMap<>();
        for (Row row = committed.poll(); row != null; row = committed.poll()) {
            newest.put(row.call(), row);
        }
        newest.values().forEach(this::tell);
    }

    private void tell(Row row) {
        EventEnvelope logged = EventEnvelope.of(new CallEvent.Logged(row.call()), context.now());
        row.people().stream()
                .distinct()
                .flatMap(user -> registry.sessionsOf(user).stream())
                .filter(session -> session.watches(Topic.CALLS))
                .forEach(session -> context.deliveries().send(session, Topic.CALLS, logged));
    }
}
