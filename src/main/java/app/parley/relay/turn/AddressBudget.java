package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/**
 * How often each network (IPv4 /24, IPv6 /56) may be answered in a second. Holds a fixed number of counters, however many networks ask: two that
 * meet in one counter share it for that second. Not thread-safe.
 */
final class AddressBudget {
    private static final int COUNTERS = 8_192;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private final long seed;
    private final int[] counts = new int[COUNTERS];
    private final int[] seconds = new int[COUNTERS];
    private final PeerAddress address = new PeerAddress();

    AddressBudget(int perSecond, long seed) {
        this.perSecond = perSecond;
        this.seed = seed;
    }

    boolean take(InetAddress client, long now) {
        int counter = counterOf(client, now);
        if (counts[counter] >= perSecond) {
            return false;
        }
        counts[counter]++;
        return true;
    }

    boolean isSpent(InetAddress client, long now) {
        return counts[counterOf(client, now)] >= perSecond;
    }

    private int counterOf(InetAddress client, long now) {
        address.set(client);
        long network = address.family == Stun.IPV4 ? address.low >>> 8 : (address.high >>> 8) | (1L << 62);
        long mixed = (network ^ seed) * 0x9E3779B97F4A7C15L;
        int counter = (int) (((mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L) >>> 51);
        int second = (int) Math.floorDiv(now, SECOND);
        if (seconds[counter] != second) {
            seconds[counter] = second;
            counts[counter] = 0;
        }
        return counter;
    }
}
