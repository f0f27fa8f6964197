package app.parley.store.call;

import app.parley.hub.value.CallRecord;
import app.parley.store.callsearch.CallSearch;
import app.parley.store.callstats.DailyCallRows;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Owns all writes to calls within one transaction. Until the transaction ends, it keeps the archiver from archiving
 * past days, and it deletes the archived data of each day whose calls it changes.
 */
public final class CallWriter {
    private final Handle handle;

    private CallWriter(Handle handle) {
        this.handle = handle;
    }

    /** Waits until no other transaction writes calls or archived days. */
    public static CallWriter lock(Handle handle) {
        DailyCallRows.guard(handle);
        return new CallWriter(handle);
    }

    /**
     * Writes complete calls. Saving the same state again changes nothing; saving a newer state replaces the older one.
     */
    public void save(Collection<CallRecord> calls) {
        CallRows.save(handle, calls);
        DailyCallRows.forget(handle, calls.stream().map(CallRecord::startedAt).toList());
    }

    /** Deletes calls with all rows that belong to them. */
    public int delete(List<String> calls) {
        if (calls.isEmpty()) {
            return 0;
        }
        forgetDaysOf(calls);
        return handle.createUpdate("DELETE FROM calls WHERE id IN (<calls>)")
                .bindList("calls", calls)
                .execute();
    }

    /** Replaces a user by an alias in these calls. */
    public void erase(List<String> calls, String user, String alias) {
        if (!calls.isEmpty()) {
            forgetDaysOf(calls);
            ErasedCallRows.erase(handle, calls, user, alias);
        }
    }

    private void forgetDaysOf(List<String> calls) {
        DailyCallRows.forget(handle, CallSearch.starts(handle, calls));
    }
}
