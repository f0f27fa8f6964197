package app.parley.calls.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The quality of the connection to one peer since the previous sample, measured by one participant's browser. A null
 * component was not measured.
 *
 * @param at the end of the measured time
 * @param peer the other end
 * @param rttMs round trip in milliseconds
 * @param lossPercent lost packets, of the packets that were expected, 0 to 100
 * @param jitterMs milliseconds
 * @param sendKbps kilobits per second
 * @param receiveKbps kilobits per second
 * @param width of the received video in pixels
 * @param height of the received video in pixels
 * @param fps received frames per second
 * @param relay whether media went through TURN
 * @param relayProtocol the transport to TURN: {@code udp}, {@code tcp} or {@code tls}
 */
public record ConnectionSample(
        Instant at,
        String peer,
        @Nullable Double rttMs,
        @Nullable Double lossPercent,
        @Nullable Double jitterMs,
        @Nullable Double sendKbps,
        @Nullable Double receiveKbps,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double fps,
        @Nullable Boolean relay,
        @Nullable String relayProtocol) {}
