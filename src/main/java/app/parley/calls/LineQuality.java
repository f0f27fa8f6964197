package app.parley.calls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a call was like for one person.
 *
 * @param verdict {@code good}, {@code fair}, {@code poor}, or {@code unknown} when nothing was measured
 * @param text the same for a person
 * @param rttMs mean round trip in milliseconds
 * @param lossPercent mean loss, 0 to 100, to one decimal
 * @param relay whether any of the media went through TURN
 */
public record LineQuality(
        String verdict,
        String text,
        @Nullable Long rttMs,
        @Nullable Double lossPercent,
        boolean relay) {
    public static final LineQuality UNKNOWN = new LineQuality("unknown", "Not measured", null, null, false);

    // Talk becomes tiring at 300 ms one way and back, and audible gaps begin at 2 % loss; at 8 % speech breaks up.
    private static final double FAIR_RTT_MS = 300;
    private static final double POOR_RTT_MS = 600;
    private static final double FAIR_LOSS_PERCENT = 2;
    private static final double POOR_LOSS_PERCENT = 8;

    /** Judges by the means over a call; null where there is none. */
    public static LineQuality of(@Nullable Double rttMs, @Nullable Double lossPercent, boolean relay) {
        if (rttMs == null && lossPercent == null) {
            return relay ? new LineQuality("unknown", "Not measured", null, null, true) : UNKNOWN;
        }
        String verdict = verdict(rttMs == null ? 0 : rttMs, lossPercent == null ? 0 : lossPercent);
        Long roundTrip = rttMs == null ? null : Math.round(rttMs);
        Double loss = lossPercent == null ? null : Math.round(lossPercent * 10) / 10.0;
        return new LineQuality(verdict, text(verdict, roundTrip, loss, relay), roundTrip, loss, relay);
    }

    private static String verdict(double rttMs, double lossPercent) {
        if (rttMs > POOR_RTT_MS || lossPercent > POOR_LOSS_PERCENT) {
            return "poor";
        }
        return rttMs > FAIR_RTT_MS || lossPercent > FAIR_LOSS_PERCENT ? "fair" : "good";
    }

    private static String text(String verdict, @Nullable Long rttMs, @Nullable Double lossPercent, boolean relay) {
        StringBuilder text = new StringBuilder(verdict.substring(0, 1).toUpperCase(Locale.ROOT) + verdict.substring(1));
        if (rttMs != null) {
            text.append(", ").append(rttMs).append(" ms round trip");
        }
        if (lossPercent != null) {
            text.append(", ").append(lossPercent).append(" % lost");
        }
        return text.append(relay ? ", relayed" : "").toString();
    }
}
