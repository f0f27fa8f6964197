package app.parley.store;

import app.parley.calls.LineSample;
import app.parley.calls.PackedSamples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads what was measured in a call. */
final class CallSamples {
    /** Eight people for three hours report 8,640 times, 7 samples each. */
    private static final int MOST_REPORTS = 50_000;

    private static final int MOST_SAMPLES = 500_000;

    private static final String PACKED = """
            SELECT username, samples
            FROM call_series
            WHERE call_id = :call
            UNION ALL
            SELECT username, samples
            FROM quality_samples
            WHERE call_id = :call
            LIMIT :most
            """;

    private CallSamples() {}

    private record Packed(String user, byte[] samples) {}

    /** Each person's samples, in the order of their time. */
    static Map<String, List<LineSample>> of(Handle handle, String call) {
        List<Packed> reports = handle.createQuery(PACKED)
                .bind("call", call)
                .bind("most", MOST_REPORTS)
                .map((row, context) -> new Packed(row.getString("username"), row.getBytes("samples")))
                .list();
        Map<String, List<LineSample>> samples = new LinkedHashMap<>();
        int count = 0;
        for (Packed report : reports) {
            List<LineSample> unpacked = PackedSamples.unpack(report.samples());
            count += unpacked.size();
            if (count > MOST_SAMPLES) {
                break;
            }
            samples.computeIfAbsent(report.user(), user -> new ArrayList<>()).addAll(unpacked);
        }
        samples.values().forEach(own -> own.sort(Comparator.comparing(LineSample::at)));
        return samples;
    }

    static Map<String, String> usersOfPeers(Handle handle, String call) {
        return handle.createQuery("SELECT peer, username FROM call_spans WHERE call_id = :call")
                .bind("call", call)
                .map((row, context) -> Map.entry(row.getString("peer"), row.getString("username")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }
}
