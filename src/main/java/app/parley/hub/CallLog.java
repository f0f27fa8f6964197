package app.parley.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The calls of now and of the last minutes; writes each change to the journal. Touched only while Hub holds its lock. */
final class CallLog {
    /** How long a call that is over is still told from one that never was. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Duration ALIVE_EVERY = Duration.ofSeconds(10);

    private final Context context;
    private final Map<CallId, Call> calls = new HashMap<>();
    private final Set<Call> open = new LinkedHashSet<>();
    private CompletionStage<@Nullable Void> written = Speech.done();
    private Instant aliveAt = Instant.EPOCH;

    CallLog(Context context) {
        this.context = context;
    }

    @Nullable
    Call find(CallId id) {
        return calls.get(id);
    }

    /** Calls that ring or go on. */
    List<Call> open() {
        return List.copyOf(open);
    }

    Call started(Call call) {
        calls.put(call.id(), call);
        open.add(call);
        return call;
    }

    CompletionStage<@Nullable Void> changed(Call call) {
        written = context.journal().record(new Journal.CallChanged(call.record()));
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
        open.remove(call);
        changed(call);
        context.in(REMEMBERED, () -> calls.remove(call.id(), call));
    }

    /** Notes every 10 s that the open calls are alive: where a crash would end them. */
    void noteAliveNowAndThen() {
        if (!context.now().isBefore(aliveAt.plus(ALIVE_EVERY))) {
            noteAlive();
        }
    }

    void noteAlive() {
        if (!open.isEmpty()) {
            aliveAt = context.now();
            context.journal().record(new Journal.Alive(aliveAt));
        }
    }
}
