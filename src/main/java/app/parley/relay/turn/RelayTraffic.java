package app.parley.relay.turn;

import java.util.concurrent.atomic.AtomicLong;

/** What went through the relay so far. The relay's thread alone adds, without a fence; any thread may read. */
final class RelayTraffic {
    private final AtomicLong packetsFromClients = new AtomicLong();
    private final AtomicLong bytesFromClients = new AtomicLong();
    private final AtomicLong packetsToClients = new AtomicLong();
    private final AtomicLong bytesToClients = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    void fromClient(int bytes) {
        add(packetsFromClients, 1);
        add(bytesFromClients, bytes);
    }

    void toClient(int bytes) {
        add(packetsToClients, 1);
        add(bytesToClients, bytes);
    }

    /** A packet was over what somebody, or the whole relay, may use. */
    void drop() {
        add(dropped, 1);
    }

    private static void add(AtomicLong sum, int more) {
        sum.lazySet(sum.getPlain() + more);
    }

    RelayFigures figures(int allocations) {
        return new RelayFigures(
                allocations,
                packetsFromClients.get(),
                bytesFromClients.get(),
                packetsToClients.get(),
                bytesToClients.get(),
                dropped.get());
    }
}
