package app.parley.hub;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal;
import app.parley.kernel.CallId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Owns the calls that ring or go on, and remembers ended ones for ten minutes. Writes each change of a call to the
 * journal.
 */
@GuardedByHubLock
final class ActiveCalls {
    /** An answer to a call that ended longer ago is refused as unknown. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Duration ALIVE_EVERY = Duration.ofSeconds(10);

    private final HubContext context;
    private final LoggedCalls logged;
    private final DeviceRings deviceRings;
    private final Map<CallId, Call> open = new LinkedHashMap<>();
    private final Map<CallId, EndedCall> ended = new HashMap<>();
    private final Map<RingKey, CallId> rings = new HashMap<>();
    private CompletionStage<@Nullable Void> written = RoomCommandHandler.done();
    private long aliveAt;

    ActiveCalls(HubContext context, LoggedCalls logged, DeviceRings deviceRings) {
        this.context = context;
        this.logged = logged;
        this.deviceRings = deviceRings;
        this.aliveAt = context.nanos() - ALIVE_EVERY.toNanos();
    }

    /** The caller's own name for a ring: the same again is the same call. */
    record RingKey(UserId user, String id) {}

    /** A call that rings or goes on. */
    @Nullable
    Call find(CallId id) {
        context.lock().assertHeld();
        return open.get(id);
    }

    /** A call that is over, and was not long ago. */
    @Nullable
    EndedCall findEnded(CallId id) {
        context.lock().assertHeld();
        return ended.get(id);
    }

    /** The call that this ring began before; null for a new ring. */
    @Nullable
    CallId rungAs(RingKey key) {
        context.lock().assertHeld();
        return rings.get(key);
    }

    void rang(RingKey key, Call call) {
        context.lock().assertHeld();
        rings.put(key, call.id());
        RingKey forgotten = call.rungAs(key);
        if (forgotten != null) {
            rings.remove(forgotten, call.id());
        }
    }

    /** Calls that ring or go on. */
    List<Call> open() {
        context.lock().assertHeld();
        return List.copyOf(open.values());
    }

    Call started(Call call) {
        context.lock().assertHeld();
        open.put(call.id(), call);
        return call;
    }

    CompletionStage<@Nullable Void> changed(Call call) {
        context.lock().assertHeld();
        deviceRings.settle(call);
        CallRecord record = call.record();
        written = context.journal().record(new Journal.CallChanged(record));
        logged.written(record, written);
        return written;
    }

    /**
     * When the newest entry has been committed, and so all before it; or when it is known that the database is away: what
     * is owed then is written once it is back, and nobody waits for that.
     */
    CompletionStage<@Nullable Void> written() {
        return written.exceptionally(failure -> null);
    }

    void ended(Call call) {
        context.lock().assertHeld();
        open.remove(call.id());
        changed(call);
        CallId id = call.id();
        List<RingKey> keys = List.copyOf(call.rungAs());
        ended.put(id, EndedCall.of(call));
        context.in(REMEMBERED, () -> {
            ended.remove(id);
            keys.forEach(key -> rings.remove(key, id));
        });
    }

    /** Notes every 10 s that the open calls are alive: where a crash would end them. */
    void noteAliveNowAndThen() {
        context.lock().assertHeld();
        if (context.nanos() - aliveAt >= ALIVE_EVERY.toNanos()) {
            noteAlive();
        }
    }

    void noteAlive() {
        context.lock().assertHeld();
        if (!open.isEmpty() || logged.isOwed()) {
            aliveAt = context.nanos();
            context.journal().record(new Journal.Alive(context.now())).thenRun(logged::nothingIsOwed);
        }
    }
}
