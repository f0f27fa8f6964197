package app.parley.protocol.stomp;

import app.parley.stomp.FrameException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of STOMP's heart-beating.
 *
 * @param gives how often it sends a sign of life; zero for never
 * @param wants how often it wants one; zero for never
 */
record HeartBeat(Duration gives, Duration wants) {
    /** The server's heart-beat in both directions, as CONNECTED tells it. */
    static final Duration SERVER = Duration.ofSeconds(10);

    private static final int MAX_DIGITS = 9;

    /** @throws FrameException when malformed */
    static HeartBeat parse(@Nullable String header) {
        if (header == null) {
            return new HeartBeat(Duration.ZERO, Duration.ZERO);
        }
        int comma = header.indexOf(',');
        if (comma < 0) {
            throw malformed(header);
        }
        return new HeartBeat(millis(header.substring(0, comma), header), millis(header.substring(comma + 1), header));
    }

    /** The server's interval, never shorter than it offered. */
    Duration beatEvery() {
        return wants.isZero() ? Duration.ZERO : longer(wants);
    }

    /** Whether the client's own signs of life are too rare to rely on. */
    boolean needsPing() {
        return gives.isZero() || gives.compareTo(SERVER) > 0;
    }

    private static Duration longer(Duration other) {
        return other.compareTo(SERVER) > 0 ? other : SERVER;
    }

    private static Duration millis(String digits, String header) {
        if (digits.isEmpty()
                || digits.length() > MAX_DIGITS
                || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw malformed(header);
        }
        return Duration.ofMillis(Integer.parseInt(digits));
    }

    private static FrameException malformed(String header) {
        return new FrameException("heart-beat is two counts of milliseconds", "heart-beat:" + header);
    }
}
