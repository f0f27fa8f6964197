package app.parley.ws;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.UserId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The open sockets, counted by address and by user until they are about to close. Thread-safe. */
final class SocketRegistry {
    private final int perUser;
    private final int perAddress;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final Map<String, Integer> closingByAddress = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> byUser = new ConcurrentHashMap<>();
    private final AtomicInteger full = new AtomicInteger();
    private final LongAdder opened = new LongAdder();
    private final LongAdder evicted = new LongAdder();

    SocketRegistry(int perUser, int perAddress) {
        this.perUser = perUser;
        this.perAddress = perAddress;
    }

    Set<Socket> open() {
        return open;
    }

    /** One was too slow, and is cut off. */
    void evicted() {
        evicted.increment();
    }

    SocketFigures figures() {
        long bytes = open.stream().mapToLong(Socket::waitingBytes).sum();
        return new SocketFigures(open.size(), opened.sum(), evicted.sum(), bytes);
    }

    boolean isFull(String address) {
        return byAddress.getOrDefault(ClientNetwork.of(address), 0) >= perAddress;
    }

    boolean isFull(UserId user) {
        return byUser.getOrDefault(user, 0) >= perUser;
    }

    /** Whether anybody has as many as allowed; as long as nobody has, it need not be known who asks. */
    boolean isAnybodyFull() {
        return full.get() > 0;
    }

    /** @return false when there are as many from this address as allowed; it is counted all the same */
    boolean enter(Socket socket, String address) {
        open.add(socket);
        opened.increment();
        return byAddress.merge(ClientNetwork.of(address), 1, Integer::sum) <= perAddress;
    }

    /**
     * The socket is about to close, and another may come in its place.
     *
     * @return false when as many from this address are closing already, so that this one must not take its time
     */
    boolean vacate(String address) {
        decrement(byAddress, ClientNetwork.of(address));
        return closingByAddress.merge(ClientNetwork.of(address), 1, Integer::sum) <= perAddress;
    }

    /** The socket, which was vacated before, is no more. */
    void leave(Socket socket, String address) {
        if (open.remove(socket)) {
            decrement(closingByAddress, ClientNetwork.of(address));
        }
    }

    private static void decrement(Map<String, Integer> counts, String address) {
        counts.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** @return false when the user has as many as allowed; then it is not counted */
    boolean claim(UserId user) {
        AtomicBoolean claimed = new AtomicBoolean();
        byUser.compute(user, (key, count) -> {
            int before = count == null ? 0 : count;
            claimed.set(before < perUser);
            if (before + 1 == perUser) {
                full.incrementAndGet();
            }
            return Math.min(before + 1, perUser);
        });
        return claimed.get();
    }

    void release(UserId user) {
        byUser.computeIfPresent(user, (key, count) -> {
            if (count == perUser) {
                full.decrementAndGet();
            }
            return count > 1 ? count - 1 : null;
        });
    }
}
