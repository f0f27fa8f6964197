package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;

/** That packets from one peer's address are let through, whatever its port. */
public final class Permission {
    final int family;
    final long high;
    final long low;
    long expiresAt;

    Permission(PeerAddress peer, long expiresAt) {
        family = peer.family;
        high = peer.high;
        low = peer.low;
        this.expiresAt = expiresAt;
    }

    boolean isFor(PeerAddress peer) {
        return high == peer.high && low == peer.low && family == peer.family;
    }
}
