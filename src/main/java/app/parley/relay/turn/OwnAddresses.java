package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses of this machine, as they are now, and those handed out as relayed ones. Immutable. */
public final class OwnAddresses {
    private final List<InetAddress> machine;
    private final List<InetAddress> configured;
    private final List<PeerAddress> all;

    /** @param configured to hand out as relayed addresses; none for the machine's own */
    public OwnAddresses(List<InetAddress> machine, List<InetAddress> configured) {
        this.machine = List.copyOf(machine);
        this.configured = List.copyOf(configured);
        Set<InetAddress> everything = new LinkedHashSet<>(machine);
        everything.addAll(configured);
        all = everything.stream().map(address -> new PeerAddress().set(address)).toList();
    }

    public static List<InetAddress> ofThisMachine() throws SocketException {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
            if (card.isUp()) {
                card.inetAddresses()
                        .filter(address -> !address.isLinkLocalAddress())
                        .map(OwnAddresses::withoutScope)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Without the name of its network card, which packets do not carry. */
    private static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four or sixteen bytes", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OwnAddresses that && machine.equals(that.machine) && configured.equals(that.configured);
    }

    @Override
    public int hashCode() {
        return machine.hashCode();
    }

    public List<InetAddress> machine() {
        return machine;
    }

    public boolean isOfMachine(InetAddress address) {
        return machine.contains(address);
    }

    boolean include(PeerAddress peer) {
        for (int index = 0; index < all.size(); index++) {
            PeerAddress own = all.get(index);
            if (own.low == peer.low && own.high == peer.high && own.family == peer.family) {
                return true;
            }
        }
        return false;
    }

    /** What to hand out to a client that asked this address; null where there is no address of that family. */
    @Nullable
    public InetAddress relayedAddress(int family, InetSocketAddress asked) {
        if (!configured.isEmpty()) {
            return configured.stream()
                    .filter(address -> isOf(family, address))
                    .findFirst()
                    .orElse(null);
        }
        InetAddress same = asked.getAddress();
        if (isOf(family, same) && !same.isLoopbackAddress() && !same.isLinkLocalAddress()) {
            return same;
        }
        return machine.stream()
                .filter(address -> isOf(family, address))
                .min((one, other) -> Integer.compare(reach(one), reach(other)))
                .orElse(null);
    }

    /** Public addresses first, then private ones, then the loopback. */
    private static int reach(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return 2;
        }
        return new PeerRules(false).allows(new PeerAddress().set(address)) ? 0 : 1;
    }

    public static boolean isOf(int family, InetAddress address) {
        int length = address.getAddress().length;
        return family == Stun.IPV4 ? length == 4 : family == Stun.IPV6 && length == 16;
    }
}
