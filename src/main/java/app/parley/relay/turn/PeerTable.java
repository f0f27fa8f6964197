package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The permissions, channels and peers of one allocation. There are few of each, one or two as a rule: walking a list is the fastest way to find
 * one. Not thread-safe.
 */
public final class PeerTable {
    /** Peers without a channel that are remembered; more are made anew. */
    private static final int SPARE_PEERS = 64;

    private final List<Permission> permissions = new ArrayList<>(2);
    private final List<RelayPeer> peers = new ArrayList<>(2);
    private @Nullable RelayPeer latest;

    /** The permission for that address, if it still holds. */
    @Nullable
    Permission permission(PeerAddress peer, long now) {
        for (int index = 0; index < permissions.size(); index++) {
            Permission permission = permissions.get(index);
            if (permission.isFor(peer)) {
                return permission.expiresAt - now > 0 ? permission : null;
            }
        }
        return null;
    }

    int permissionCount(long now) {
        permissions.removeIf(permission -> permission.expiresAt - now <= 0);
        return permissions.size();
    }

    public Permission permit(PeerAddress peer, long expiresAt) {
        for (Permission permission : permissions) {
            if (permission.isFor(peer)) {
                permission.expiresAt = expiresAt;
                return permission;
            }
        }
        Permission permission = new Permission(peer, expiresAt);
        permissions.add(permission);
        for (RelayPeer known : peers) {
            if (known.permission.isFor(peer)) {
                known.permission = permission;
            }
        }
        return permission;
    }

    @Nullable
    RelayPeer at(PeerAddress peer) {
        for (int index = 0; index < peers.size(); index++) {
            RelayPeer known = peers.get(index);
            if (known.isAt(peer)) {
                return known;
            }
        }
        return null;
    }

    /** The same object comes again and again from the JDK, while one peer sends. */
    @Nullable
    RelayPeer at(InetSocketAddress address) {
        if (latest != null && latest.address.equals(address)) {
            return latest;
        }
        for (int index = 0; index < peers.size(); index++) {
            RelayPeer known = peers.get(index);
            if (known.address.equals(address)) {
                latest = known;
                return known;
            }
        }
        return null;
    }

    @Nullable
    RelayPeer behind(int channel, long now) {
        for (int index = 0; index < peers.size(); index++) {
            RelayPeer known = peers.get(index);
            if (known.channel == channel) {
                return known.hasChannel(now) ? known : null;
            }
        }
        return null;
    }

    int channelCount(long now) {
        int count = 0;
        for (RelayPeer peer : peers) {
            count += peer.hasChannel(now) ? 1 : 0;
        }
        return count;
    }

    public void add(RelayPeer peer, long now) {
        if (peers.size() - channelCount(now) >= SPARE_PEERS) {
            peers.removeIf(known -> !known.hasChannel(now));
            latest = null;
        }
        peers.add(peer);
    }

    public void bind(RelayPeer peer, int channel, long expiresAt, long now) {
        for (RelayPeer known : peers) {
            if (known.channel == channel && !known.hasChannel(now)) {
                known.channel = 0;
            }
        }
        peer.channel = channel;
        peer.channelExpiresAt = expiresAt;
    }
}
