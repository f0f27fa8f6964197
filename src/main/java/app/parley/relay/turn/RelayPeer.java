package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One peer of one allocation: what is known of it, so that relaying a packet looks nothing up and makes nothing new. */
public final class RelayPeer {
    final InetSocketAddress address;
    final long high;
    final long low;
    /** Whether it is at a relayed address of this relay: then packets are handed over without leaving the process. */
    final boolean here;

    Permission permission;
    int channel;
    long channelExpiresAt;
    /** Until when packets to it are dropped, since there is no way to it. */
    long unreachableUntil;

    @Nullable
    Allocation allocation;

    public RelayPeer(PeerAddress peer, boolean here, Permission permission, long now) {
        address = peer.toSocketAddress();
        high = peer.high;
        low = peer.low;
        this.here = here;
        this.permission = permission;
        channelExpiresAt = now;
        unreachableUntil = now;
    }

    boolean isAt(PeerAddress peer) {
        return address.getPort() == peer.port && high == peer.high && low == peer.low;
    }

    boolean hasChannel(long now) {
        return channel != 0 && channelExpiresAt - now > 0;
    }

    boolean isPermitted(long now) {
        return permission.expiresAt - now > 0;
    }
}
