package app.parley.hub;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal;
import app.parley.kernel.CallId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal that keeps entries in memory, and commits at once unless told to hold. */
final class RecordingJournal implements Journal {
    final List<Entry> entries = new ArrayList<>();
    final List<CompletableFuture<Void>> uncommitted = new ArrayList<>();
    boolean holding;

    @Override
    public CompletionStage<Void> record(Entry entry) {
        entries.add(entry);
        CompletableFuture<Void> stored = new CompletableFuture<>();
        if (holding) {
            uncommitted.add(stored);
        } else {
            stored.complete(null);
        }
        return stored;
    }

    /** The calls as they stand in the log now. */
    List<CallRecord> calls() {
        Map<CallId, CallRecord> latest = new LinkedHashMap<>();
        for (CallChanged change : all(CallChanged.class)) {
            latest.put(change.call().id(), change.call());
        }
        return List.copyOf(latest.values());
    }

    CallRecord onlyCall() {
        List<CallRecord> calls = calls();
        if (calls.size() != 1) {
            throw new AssertionError("not one call but " + calls);
        }
        return calls.get(0);
    }

    <E extends Entry> List<E> all(Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
