package app.parley.calls.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call was like for one person.
 *
 * @param level null when nothing was measured
 * @param rttMs mean round trip in milliseconds
 * @param lossPercent mean loss, 0 to 100, to one decimal
 * @param relay whether any of the media went through TURN
 * @param relayProtocol how TURN was reached: {@code udp}, {@code tcp} or {@code tls}; null where that is not known
 * @param spells when something was wrong; empty while the call goes on
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

    /** Judges by the means, where no more is known. */
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

    /** The same figures, judged by all that was measured. */
    public ConnectionQuality judged(Verdicts.Verdict verdict) {
        return new ConnectionQuality(verdict.level(), rttMs, lossPercent, relay, relayProtocol, verdict.spells());
    }

    /** {@code good}, {@code fair}, {@code poor}, or {@code unknown}. */
    public String verdict() {
        return level == null ? "unknown" : level.wire();
    }
}
