package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All allocations, and how many each user and each network has. Belongs to the relay's thread, except for the count. */
final class Allocations {
    private final RelayLimits limits;
    private final Map<InetSocketAddress, Allocation> byRelayedAddress = new HashMap<>();
    private final Map<String, Integer> ofUsers = new HashMap<>();
    private final Map<Network, Integer> ofNetworks = new HashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** One IPv4 address, or an IPv6 /64: what one household has. */
    private record Network(int family, long bits) {
        static Network of(InetAddress address) {
            PeerAddress bits = new PeerAddress().set(address);
            return new Network(bits.family, bits.family == Stun.IPV4 ? bits.low : bits.high);
        }
    }

    Allocations(RelayLimits limits) {
        this.limits = limits;
    }

    boolean mayHaveMore(String user, InetAddress client) {
        return ofUsers.getOrDefault(user, 0) < limits.allocationsPerUser()
                && ofNetworks.getOrDefault(Network.of(client), 0) < limits.allocationsPerAddress();
    }

    void add(Allocation allocation) {
        byRelayedAddress.put(allocation.socket().address(), allocation);
        ofUsers.merge(allocation.user(), 1, Integer::sum);
        ofNetworks.merge(networkOf(allocation), 1, Integer::sum);
        allocation.client().begin(allocation);
        count.incrementAndGet();
    }

    /** Ends it; once is enough. */
    void end(Allocation allocation) {
        if (!byRelayedAddress.remove(allocation.socket().address(), allocation)) {
            return;
        }
        ofUsers.computeIfPresent(allocation.user(), (user, number) -> number == 1 ? null : number - 1);
        ofNetworks.computeIfPresent(networkOf(allocation), (network, number) -> number == 1 ? null : number - 1);
        allocation.close();
        allocation.client().end();
        count.decrementAndGet();
    }

    private static Network networkOf(Allocation allocation) {
        return Network.of(allocation.client().remote().getAddress());
    }

    @Nullable
    Allocation at(InetSocketAddress relayedAddress) {
        return byRelayedAddress.get(relayedAddress);
    }

    void endAll(Predicate<Allocation> which) {
        List<Allocation> ending =
                byRelayedAddress.values().stream().filter(which).toList();
        ending.forEach(this::end);
    }

    /** Safe to ask from any thread. */
    int count() {
        return count.get();
    }
}
