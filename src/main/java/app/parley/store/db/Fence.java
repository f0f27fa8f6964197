package app.parley.store.db;

import org.jdbi.v3.core.Handle;

/** Keeps a process from writing once it does not own the live state any more. Thread-safe. */
public interface Fence {
    /** Where no other process can own it. */
    Fence NONE = handle -> {};

    /**
     * Begins a transaction that must not be committed under another owner: nobody else comes to own the live state before
     * it ends.
     *
     * @throws DatabaseAway if this process does not own it, or cannot be sure
     */
    void check(Handle handle);
}
