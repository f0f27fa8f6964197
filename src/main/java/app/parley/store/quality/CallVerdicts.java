package app.parley.store.quality;

import app.parley.calls.quality.ConnectionSample;
import app.parley.calls.quality.PackedSamples;
import app.parley.calls.quality.QualityIncident;
import app.parley.calls.quality.Verdicts;
import app.parley.calls.quality.Verdicts.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Judges the connections of ended calls, and packs the samples of each participant into one row. */
public final class CallVerdicts {
    private static final String UNSETTLED = """
            SELECT DISTINCT c.id
            FROM calls c
            JOIN quality_samples q ON q.call_id = c.id
            WHERE c.id IN (<calls>)
              AND c.ended_at IS NOT NULL
            """;

    private static final String JUDGE = """
            UPDATE call_quality
            SET verdict = :verdict, spells = :spells
            WHERE call_id = :call
              AND username = :user
            """;

    private CallVerdicts() {}

    /** Stores the verdicts of those calls that have ended. Running it again for the same calls changes nothing. */
    public static void settle(Handle handle, Collection<String> calls) {
        if (calls.isEmpty()) {
            return;
        }
        handle.createQuery(UNSETTLED)
                .bindList("calls", calls)
                .mapTo(String.class)
                .list()
                .forEach(call -> settle(handle, call));
    }

    private static void settle(Handle handle, String call) {
        Map<String, List<ConnectionSample>> samples = CallSamples.of(handle, call);
        Map<String, Verdict> verdicts = Verdicts.of(samples, CallSamples.usersOfPeers(handle, call));
        for (String table : List.of("quality_samples", "call_series")) {
            handle.createUpdate("DELETE FROM <table> WHERE call_id = :call")
                    .define("table", table)
                    .bind("call", call)
                    .execute();
        }
        PreparedBatch series = handle.prepareBatch(
                "INSERT INTO call_series (call_id, username, samples) VALUES (:call, :user, :samples)");
        samples.forEach((user, own) -> series.bind("call", call)
                .bind("user", user)
                .bind("samples", PackedSamples.pack(own))
                .add());
        series.execute();
        verdicts.forEach((user, verdict) -> handle.createUpdate(JUDGE)
                .bind("call", call)
                .bind("user", user)
                .bind("verdict", verdict.level().name())
                .bind("spells", QualityIncident.text(verdict.incidents()))
                .execute());
    }
}
