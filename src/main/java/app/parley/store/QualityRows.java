package app.parley.store;

import app.parley.hub.Journal.QualityReported;
import app.parley.hub.QualitySample;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes what the lines were like, sample by sample and in sum. Samples of a call that was deleted are dropped. */
final class QualityRows {
    private static final String INSERT = """
            INSERT INTO quality_samples
                (call_id, username, peer, at, rtt_ms, loss_percent, jitter_ms, send_kbps, receive_kbps, width, height, fps, relay)
            SELECT id, CAST(:user AS VARCHAR), CAST(:peer AS VARCHAR), CAST(:at AS TIMESTAMP(3) WITH TIME ZONE),
                   CAST(:rtt AS REAL), CAST(:loss AS REAL), CAST(:jitter AS REAL), CAST(:send AS REAL),
                   CAST(:receive AS REAL), CAST(:width AS INTEGER), CAST(:height AS INTEGER), CAST(:fps AS REAL),
                   CAST(:relay AS BOOLEAN)
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
                relay = relay OR :relay
            WHERE call_id = :call
              AND username = :user
            """;

    private QualityRows() {}

    static void insert(Handle handle, List<QualityReported> reports) {
        if (reports.isEmpty()) {
            return;
        }
        PreparedBatch samples = handle.prepareBatch(INSERT);
        PreparedBatch begun = handle.prepareBatch(BEGIN_SUM);
        PreparedBatch added = handle.prepareBatch(ADD);
        for (QualityReported report : reports) {
            String call = report.call().value();
            String user = report.user().value();
            report.samples().forEach(sample -> add(samples, call, user, sample));
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

    private static void add(PreparedBatch batch, String call, String user, QualitySample sample) {
        batch.bind("call", call)
                .bind("user", user)
                .bind("peer", sample.peer().value())
                .bind("at", sample.at())
                .bind("rtt", sample.rttMs())
                .bind("loss", sample.lossPercent())
                .bind("jitter", sample.jitterMs())
                .bind("send", sample.sendKbps())
                .bind("receive", sample.receiveKbps())
                .bind("width", sample.width())
                .bind("height", sample.height())
                .bind("fps", sample.fps())
                .bind("relay", sample.relay())
                .add();
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
                .add();
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
