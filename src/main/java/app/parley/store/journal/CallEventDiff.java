package app.parley.store.journal;

import app.parley.calls.CallView;
import app.parley.calls.LoggedCall;
import app.parley.calls.quality.ViewerLocale;
import app.parley.hub.value.CallRecord;
import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.store.call.CallStore;
import app.parley.webhooks.EventType;
import app.parley.webhooks.WebhookEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds the webhook events of a batch of calls: the facts that the new state has and the stored state does not have.
 */
final class CallEventDiff {
    private final Handle handle;
    private final Collection<CallRecord> calls;
    private final Map<String, Before> before = new HashMap<>();

    private record Before(boolean answered, boolean over) {}

    private CallEventDiff(Handle handle, Collection<CallRecord> calls) {
        this.handle = handle;
        this.calls = calls;
    }

    /** Reads the stored state. Must run before the calls are written. */
    static CallEventDiff before(Handle handle, Collection<CallRecord> calls) {
        CallEventDiff diff = new CallEventDiff(handle, calls);
        if (!calls.isEmpty()) {
            diff.readBefore();
        }
        return diff;
    }

    private void readBefore() {
        handle.createQuery("SELECT id, answered_at, ended_at FROM calls WHERE id IN (<ids>)")
                .bindList("ids", ids(calls))
                .map((row, context) -> before.put(
                        row.getString("id"),
                        new Before(row.getString("answered_at") != null, row.getString("ended_at") != null)))
                .list();
    }

    /** Returns the events. Must run after the calls are written. */
    List<WebhookEvent> events() {
        Map<String, LoggedCall> written = new HashMap<>();
        CallStore.read(handle, ids(calls)).forEach(call -> written.put(call.id(), call));
        List<WebhookEvent> events = new ArrayList<>();
        calls.forEach(call -> collect(call, written.get(call.id().value()), events));
        return events;
    }

    private void collect(CallRecord call, @Nullable LoggedCall written, List<WebhookEvent> events) {
        if (written == null) {
            return;
        }
        Before known = before.get(written.id());
        Instant answeredAt = call.answeredAt();
        Instant endedAt = call.endedAt();
        if (known == null && call.kind() == CallKind.DIRECT) {
            events.add(event(EventType.CALL_RINGING, call.startedAt(), written));
        }
        if (answeredAt != null && (known == null || !known.answered())) {
            events.add(event(EventType.CALL_ANSWERED, answeredAt, written));
        }
        if (endedAt != null && (known == null || !known.over())) {
            boolean answered = answeredAt != null || (known != null && known.answered());
            events.add(event(end(call.outcome(), answered), endedAt, written));
        }
    }

    private static WebhookEvent event(EventType type, Instant at, LoggedCall call) {
        return new WebhookEvent(type, at, CallView.of(call, ViewerLocale.TO_ANYBODY));
    }

    /** A subscriber that received the ring or the answer of a call also receives its end, even if the call failed. */
    private static EventType end(CallOutcome outcome, boolean answered) {
        return switch (outcome) {
            case MISSED -> EventType.CALL_MISSED;
            case DECLINED -> EventType.CALL_DECLINED;
            case CANCELLED -> EventType.CALL_CANCELLED;
            case BUSY -> EventType.CALL_BUSY;
            case ONGOING, COMPLETED, FAILED, INTERRUPTED -> answered ? EventType.CALL_ENDED : EventType.CALL_MISSED;
        };
    }

    private static List<String> ids(Collection<CallRecord> calls) {
        return calls.stream().map(CallRecord::id).map(CallId::value).toList();
    }
}
