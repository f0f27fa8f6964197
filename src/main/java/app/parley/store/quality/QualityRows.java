package app.parley.store.quality;

import app.parley.calls.quality.ConnectionSample;
import app.parley.calls.quality.PackedSamples;
import app.parley.hub.value.Journal.QualityReported;
import app.parley.hub.value.QualitySample;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes the quality reports and their sums. Drops samples of deleted calls. */
public final class QualityRows {
    private static final String INSERT = """
            INSERT INTO quality_samples (call_id, username, samples)
            SELECT id, CAST(:user AS VARCHAR), CAST(:samples AS BYTEA)
            FROM calls
            WHERE id = :call
            """;

    private static final String BEGIN_SUM = """
            INSERT INTO call_quality (call_id, username, rtt_samples, rtt_sum, loss_samples, loss_sum, relay)
            SELECT id, CAST(:user AS VARCHAR), 0, 0, 0, 0, FALSE
            FROM calls
            WHERE id = :call
              AND NOT EXISTS (SELECT 1 FROM call_quality WHERE call_id = :call AND username = :user)
            """;

    private static final String ADD = """
            UPDATE call_quality
            SET rtt_samples = rtt_samples + :rttSamples,
                rtt_sum = rtt_sum + :rttSum,
                loss_samples = loss_samples + :lossSamples,
                loss_sum = loss_sum + :lossSum,
                relay = relay OR :relay,
                relay_protocol = COALESCE(CAST(:relayProtocol AS VARCHAR), relay_protocol)
            WHERE call_id = :call
              AND username = :user
            """;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int LONGEST_PEER = 64;
    private static final Set<String> RELAY_PROTOCOLS = Set.of("udp", "tcp", "tls");

    private QualityRows() {}

    public static void insert(Handle handle, List<QualityReported> reports) {
        if (reports.isEmpty()) {
            return;
        }
        PreparedBatch samples = handle.prepareBatch(INSERT);
        PreparedBatch begun = handle.prepareBatch(BEGIN_SUM);
        PreparedBatch added = handle.prepareBatch(ADD);
        for (QualityReported report : reports) {
            String call = report.call().value();
            String user = report.user().value();
            List<ConnectionSample> kept = kept(report);
            if (!kept.isEmpty()) {
                samples.bind("call", call)
                        .bind("user", user)
                        .bind("samples", PackedSamples.pack(kept))
                        .add();
            }
            begun.bind("call", call).bind("user", user).add();
            added.bind("call", call).bind("user", user);
            addSums(added, report.samples());
        }
        if (samples.size() > 0) {
            samples.execute();
        }
        begun.execute();
        added.execute();
    }

    /**
     * Keeps only samples that a browser can have measured, because not every database can store other times and ids.
     */
    private static List<ConnectionSample> kept(QualityReported report) {
        return report.samples().stream()
                .filter(sample -> sample.at().isAfter(EARLIEST) && sample.at().isBefore(LATEST))
                .filter(sample -> sample.peer().value().length() <= LONGEST_PEER)
                .map(QualityRows::line)
                .toList();
    }

    private static ConnectionSample line(QualitySample sample) {
        return new ConnectionSample(
                sample.at(),
                sample.peer().value(),
                sample.rttMs(),
                sample.lossPercent(),
                sample.jitterMs(),
                sample.sendKbps(),
                sample.receiveKbps(),
                sample.width(),
                sample.height(),
                sample.fps(),
                sample.relay(),
                sample.relayProtocol());
    }

    private static void addSums(PreparedBatch batch, List<QualitySample> samples) {
        List<Double> rtts = known(samples.stream().map(QualitySample::rttMs).toList());
        List<Double> losses =
                known(samples.stream().map(QualitySample::lossPercent).toList());
        batch.bind("rttSamples", rtts.size())
                .bind("rttSum", sum(rtts))
                .bind("lossSamples", losses.size())
                .bind("lossSum", sum(losses))
                .bind("relay", samples.stream().anyMatch(sample -> Boolean.TRUE.equals(sample.relay())))
                .bind("relayProtocol", relayProtocol(samples))
                .add();
    }

    private static @Nullable String relayProtocol(List<QualitySample> samples) {
        return samples.stream()
                .map(QualitySample::relayProtocol)
                .filter(protocol -> protocol != null && RELAY_PROTOCOLS.contains(protocol))
                .findFirst()
                .orElse(null);
    }

    private static List<Double> known(List<@Nullable Double> values) {
        return values.stream()
                .filter(value -> value != null && Double.isFinite(value))
                .toList();
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }
}
