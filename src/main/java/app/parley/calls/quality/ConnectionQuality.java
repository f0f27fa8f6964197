package app.parley.calls.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection quality of one participant in a call.
 *
 * @param level null if there are no measurements
 * @param rttMs mean round trip in milliseconds
 * @param lossPercent mean loss, 0 to 100, to one decimal
 * @param relay whether any of the media went through TURN
 * @param relayProtocol the transport to TURN: {@code udp}, {@code tcp} or {@code tls}; null if unknown
 * @param spells the incidents of bad quality; empty while the call goes on
 */
public record ConnectionQuality(
        @Nullable QualityLevel level,
        @Nullable Long rttMs,
        @Nullable Double lossPercent,
        boolean relay,
        @Nullable String relayProtocol,
        List<QualityIncident> spells) {
    public static final ConnectionQuality UNKNOWN = new ConnectionQuality(null, null, null, false, null, List.of());

    public ConnectionQuality {
        spells = List.copyOf(spells);
    }

    /** Judges by the means. Used if nothing else is known. */
    public static ConnectionQuality ofMeans(
            @Nullable Double rttMs, @Nullable Double lossPercent, boolean relay, @Nullable String relayProtocol) {
        QualityLevel rtt = QualityThreshold.RTT_MS.of(rttMs);
        QualityLevel loss = QualityThreshold.LOSS_PERCENT.of(lossPercent);
        boolean measured = rttMs != null || lossPercent != null;
        return new ConnectionQuality(
                measured ? rtt.isWorseThan(loss) ? rtt : loss : null,
                rttMs == null ? null : Math.round(rttMs),
                lossPercent == null ? null : Math.round(lossPercent * 10) / 10.0,
                relay,
                relayProtocol,
                List.of());
    }

    /** Returns the same figures with the verdict of all samples. */
    public ConnectionQuality judged(Verdicts.Verdict verdict) {
        return new ConnectionQuality(verdict.level(), rttMs, lossPercent, relay, relayProtocol, verdict.incidents());
    }

    /** Returns {@code good}, {@code fair}, {@code poor}, or {@code unknown}. */
    public String verdict() {
        return level == null ? "unknown" : level.wire();
    }
}
