package app.parley.relay.turn;

import app.parley.relay.stun.PeerAddress;
import java.util.function.Supplier;

/** Tells peers that may be relayed to from those that may not. Belongs to the relay's thread. */
final class PeerJudge {
    /** Where a peer is. */
    enum Place {
        /** Somewhere that is open to all. */
        OUTSIDE,
        /** A relayed address of this very relay. */
        HERE,
        /** In a network that is nobody's business, or this machine itself. */
        FORBIDDEN
    }

    private final PeerRules rules;
    private final Supplier<OwnAddresses> own;
    private final Allocations allocations;

    PeerJudge(PeerRules rules, Supplier<OwnAddresses> own, Allocations allocations) {
        this.rules = rules;
        this.own = own;
        this.allocations = allocations;
    }

    Place place(PeerAddress peer) {
        if (own.get().include(peer)) {
            return allocations.at(peer.toSocketAddress()) == null ? Place.FORBIDDEN : Place.HERE;
        }
        return rules.allows(peer) ? Place.OUTSIDE : Place.FORBIDDEN;
    }
}
