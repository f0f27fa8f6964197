package app.parley.store.quality;

import app.parley.calls.quality.ConnectionSample;
import app.parley.calls.quality.PackedSamples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the quality samples of a call. */
public final class CallSamples {
    /** Eight people report 8,640 times in three hours, with 7 samples each. */
    private static final int MOST_REPORTS = 50_000;

    private static final int MOST_SAMPLES = 500_000;

    private static final String PACKED = """
            SELECT username, samples
            FROM call_series
            WHERE call_id = :call <whose>
            UNION ALL
            SELECT username, samples
            FROM quality_samples
            WHERE call_id = :call <whose>
            LIMIT :most
            """;

    private CallSamples() {}

    /** Returns the samples of each participant, in the order of their time. */
    public static Map<String, List<ConnectionSample>> of(Handle handle, String call) {
        return read(handle.createQuery(PACKED).define("whose", ""), call);
    }

    /** Returns the samples of one participant only. */
    public static Map<String, List<ConnectionSample>> of(Handle handle, String call, String user) {
        return read(
                handle.createQuery(PACKED)
                        .define("whose", "AND username = :user")
                        .bind("user", user),
                call);
    }

    private static Map<String, List<ConnectionSample>> read(Query query, String call) {
        Map<String, List<ConnectionSample>> samples = new LinkedHashMap<>();
        try (Stream<Map.Entry<String, List<ConnectionSample>>> reports = query
                .bind("call", call)
                .bind("most", MOST_REPORTS)
                .map((row, context) ->
                        Map.entry(row.getString("username"), PackedSamples.unpack(row.getBytes("samples"))))
                .stream()) {
            AtomicInteger room = new AtomicInteger(MOST_SAMPLES);
            reports.takeWhile(report -> room.addAndGet(-report.getValue().size()) >= 0)
                    .forEach(report -> samples.computeIfAbsent(report.getKey(), user -> new ArrayList<>())
                            .addAll(report.getValue()));
        }
        samples.values().forEach(own -> own.sort(Comparator.comparing(ConnectionSample::at)));
        return samples;
    }

    public static Map<String, String> usersOfPeers(Handle handle, String call) {
        return handle.createQuery("SELECT peer, username FROM call_spans WHERE call_id = :call")
                .bind("call", call)
                .map((row, context) -> Map.entry(row.getString("peer"), row.getString("username")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }
}
