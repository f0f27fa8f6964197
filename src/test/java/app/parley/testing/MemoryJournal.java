package app.parley.testing;

import app.parley.hub.value.Journal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory. It commits at once, unless told to hold back. */
public final class MemoryJournal implements Journal {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<Void>> heldBack = new ConcurrentLinkedQueue<>();
    private volatile boolean holdingBack;
    private volatile boolean forgetful;

    @Override
    public CompletionStage<Void> record(Entry entry) {
        if (!forgetful) {
            entries.add(entry);
        }
        CompletableFuture<Void> stored = new CompletableFuture<>();
        if (holdingBack) {
            heldBack.add(stored);
        } else {
            stored.complete(null);
        }
        return stored;
    }

    /** Commits as before, and keeps nothing: for who weighs what others keep. */
    public void keepNothing() {
        forgetful = true;
    }

    public void holdBack() {
        holdingBack = true;
    }

    /** Commits what is held back. */
    public void commit() {
        heldBack.forEach(stored -> stored.complete(null));
        heldBack.clear();
    }

    /** Loses what is held back. */
    public void fail(RuntimeException reason) {
        heldBack.forEach(stored -> stored.completeExceptionally(reason));
        heldBack.clear();
    }

    public <E extends Entry> List<E> all(Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
