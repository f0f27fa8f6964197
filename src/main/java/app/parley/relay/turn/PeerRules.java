package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;

/**
 * Which peers may be relayed to: public addresses only, so that the relay opens nobody's inner network. Judges the bits of an address, in every
 * form that leads to IPv4 somewhere (IPv4-mapped, NAT64, 6to4, Teredo).
 */
public class PeerRules {
    private static final long NAT64 = 0x0064FF9B_00000000L;

    private final boolean privateAllowed;

    /** @param privateAllowed whether RFC 1918 and unique local addresses may be reached */
    public PeerRules(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    public boolean allows(PeerAddress peer) {
        return peer.family == Stun.IPV4 ? allows4(peer.low, privateAllowed) : allows6(peer.high, peer.low);
    }

    private static boolean allows4(long a, boolean privateAllowed) {
        if (in4(a, 10, 0, 0, 8) || in4(a, 172, 16, 0, 12) || in4(a, 192, 168, 0, 16)) {
            return privateAllowed;
        }
        return !(in4(a, 0, 0, 0, 8) // this network
                || in4(a, 100, 64, 0, 10) // carrier-grade NAT
                || in4(a, 127, 0, 0, 8) // loopback
                || in4(a, 169, 254, 0, 16) // link-local, cloud metadata
                || in4(a, 192, 0, 0, 24) // protocol assignments
                || in4(a, 192, 0, 2, 24) // documentation
                || in4(a, 192, 88, 99, 24) // 6to4 relays
                || in4(a, 198, 18, 0, 15) // benchmarks
                || in4(a, 198, 51, 100, 24) // documentation
                || in4(a, 203, 0, 113, 24) // documentation
                || in4(a, 224, 0, 0, 3)); // multicast, reserved, broadcast
    }

    private static boolean in4(long address, int a, int b, int c, int bits) {
        long network = (long) a << 24 | (long) b << 16 | (long) c << 8;
        return (address ^ network) >>> (32 - bits) == 0;
    }

    private boolean allows6(long high, long low) {
        if (high == NAT64 && low >>> 32 == 0) {
            return embeds(low);
        }
        if (high >>> 57 == 0xFC >>> 1) { // unique local
            return privateAllowed;
        }
        if (high >>> 61 != 1) { // outside of 2000::/3 nothing is public: mapped, compatible, link-local, multicast, …
            return false;
        }
        if (high >>> 48 == 0x2002) { // 6to4
            return embeds(high >>> 16);
        }
        if (high >>> 32 == 0x20010000L) { // Teredo: its server, and the client's address turned over
            return embeds(high) && embeds(~low);
        }
        return high >>> 41 != 0x20010000_00000000L >>> 41 // 2001::/23, protocol assignments
                && high >>> 32 != 0x20010DB8L // documentation
                && high >>> 44 != 0x3FFF0; // documentation
    }

    /** An address behind a translator: never a private one, whoever's private network that would be. */
    private static boolean embeds(long address) {
        return allows4(address & 0xFFFFFFFFL, false);
    }
}
