package app.parley.hub.value;

import app.parley.kernel.PeerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of the connection to one peer, from {@code getStats()}.
 *
 * @param rttMs round trip in milliseconds
 * @param lossPercent 0 to 100
 * @param jitterMs milliseconds
 * @param sendKbps kilobits per second
 * @param receiveKbps kilobits per second
 * @param width of the received video in pixels
 * @param height of the received video in pixels
 * @param fps received frames per second
 * @param relay whether media went through TURN
 * @param relayProtocol how TURN was reached: {@code udp}, {@code tcp} or {@code tls}
 * @param alive whether anything came from the peer since the sample before, be it no more than reports of RTCP
 */
public record QualitySample(
        PeerId peer,
        Instant at,
        @Nullable Double rttMs,
        @Nullable Double lossPercent,
        @Nullable Double jitterMs,
        @Nullable Double sendKbps,
        @Nullable Double receiveKbps,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double fps,
        @Nullable Boolean relay,
        @Nullable String relayProtocol,
        @Nullable Boolean alive) {
    /** Whether the peer was there when this was measured. */
    public boolean hasMedia() {
        return Boolean.TRUE.equals(alive) || (receiveKbps != null && receiveKbps > 0);
    }
}
