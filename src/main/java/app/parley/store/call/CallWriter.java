package app.parley.store.call;

import app.parley.hub.value.CallRecord;
import app.parley.store.callsearch.CallSearch;
import app.parley.store.callstats.DailyCallRows;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The one writer of calls, within a transaction. It keeps others from writing past days down until the transaction is
 * over, and forgets what is kept of the days whose calls it changes.
 */
public final class CallWriter {
    private final Handle handle;

    private CallWriter(Handle handle) {
        this.handle = handle;
    }

    /** Waits until nobody else writes calls or days. */
    public static CallWriter lock(Handle handle) {
        DailyCallRows.guard(handle);
        return new CallWriter(handle);
    }

    /** Writes calls whole: saving the same again changes nothing, saving a newer state replaces the older. */
    public void save(Collection<CallRecord> calls) {
        CallRows.save(handle, calls);
        DailyCallRows.forget(handle, calls.stream().map(CallRecord::startedAt).toList());
    }

    /** Deletes calls with all that belongs to them. */
    public int delete(List<String> calls) {
        if (calls.isEmpty()) {
            return 0;
        }
        forgetDaysOf(calls);
        return handle.createUpdate("DELETE FROM calls WHERE id IN (<calls>)")
                .bindList("calls", calls)
                .execute();
    }

    /** Puts an alias in a person's place in these calls. */
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
