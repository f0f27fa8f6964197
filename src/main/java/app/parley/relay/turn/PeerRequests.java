package app.parley.relay.turn;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import app.parley.relay.turn.Authenticator.Result;
import app.parley.relay.turn.PeerJudge.Place;
import java.util.ArrayList;
import java.util.List;

/** CreatePermission and ChannelBind (RFC 8656, sections 10 and 12). Belongs to the relay's thread. */
final class PeerRequests {
    private final RelayLimits limits;
    private final PeerJudge judge;
    private final Answers answers;

    PeerRequests(RelayLimits limits, PeerJudge judge, Answers answers) {
        this.limits = limits;
        this.judge = judge;
        this.answers = answers;
    }

    /** All of the peers it names, or none. */
    void createPermission(ClientLink client, Allocation allocation, StunMessage request, Result who, long now) {
        List<PeerAddress> peers = new ArrayList<>();
        int error = request.has(Attribute.XOR_PEER_ADDRESS) ? 0 : Stun.BAD_REQUEST;
        int value = request.valueOf(Attribute.XOR_PEER_ADDRESS);
        while (error == 0 && value >= 0) {
            PeerAddress peer = new PeerAddress();
            error = peer.read(request, value) ? fault(allocation, peer) : Stun.BAD_REQUEST;
            peers.add(peer);
            value = request.next(Attribute.XOR_PEER_ADDRESS, value);
        }
        if (error == 0 && !hasRoom(allocation, peers, now)) {
            error = Stun.INSUFFICIENT_CAPACITY;
        }
        if (error == 0) {
            peers.forEach(peer -> allocation.peers().permit(peer, now + Allocation.PERMISSION));
        }
        answer(client, request, error, who);
    }

    void bindChannel(ClientLink client, Allocation allocation, StunMessage request, Result who, long now) {
        PeerAddress peer = new PeerAddress();
        int channel = request.has(Attribute.CHANNEL_NUMBER, 4)
                ? request.buffer().getShort(request.valueOf(Attribute.CHANNEL_NUMBER)) & 0xFFFF
                : 0;
        int error = channel >= Stun.FIRST_CHANNEL
                        && channel <= Stun.LAST_CHANNEL
                        && request.has(Attribute.XOR_PEER_ADDRESS)
                        && peer.read(request, request.valueOf(Attribute.XOR_PEER_ADDRESS))
                        && peer.port != 0
                ? fault(allocation, peer)
                : Stun.BAD_REQUEST;
        answer(client, request, error == 0 ? bind(allocation, peer, channel, now) : error, who);
    }

    private int bind(Allocation allocation, PeerAddress address, int channel, long now) {
        PeerTable peers = allocation.peers();
        RelayPeer known = peers.at(address);
        RelayPeer holder = peers.behind(channel, now);
        int bound = known != null && known.hasChannel(now) ? known.channel : 0;
        if ((holder != null && holder != known) || (bound != 0 && bound != channel)) {
            return Stun.BAD_REQUEST;
        }
        boolean isFull = bound == 0 && peers.channelCount(now) >= limits.channelsPerAllocation();
        if (isFull || !hasRoom(allocation, List.of(address), now)) {
            return Stun.INSUFFICIENT_CAPACITY;
        }
        Permission permission = peers.permit(address, now + Allocation.PERMISSION);
        if (known == null) {
            known = new RelayPeer(address, judge.place(address) == Place.HERE, permission, now);
            peers.add(known, now);
        }
        peers.bind(known, channel, now + Allocation.CHANNEL, now);
        return 0;
    }

    private int fault(Allocation allocation, PeerAddress peer) {
        if (peer.family != allocation.family()) {
            return Stun.PEER_ADDRESS_FAMILY_MISMATCH;
        }
        return judge.place(peer) == Place.FORBIDDEN ? Stun.FORBIDDEN : 0;
    }

    private boolean hasRoom(Allocation allocation, List<PeerAddress> peers, long now) {
        PeerTable table = allocation.peers();
        long fresh = peers.stream()
                .filter(peer -> table.permission(peer, now) == null)
                .map(peer -> List.of(peer.high, peer.low))
                .distinct()
                .count();
        return fresh == 0 || table.permissionCount(now) + fresh <= limits.permissionsPerAllocation();
    }

    private void answer(ClientLink client, StunMessage request, int error, Result who) {
        if (error == 0) {
            answers.success(request);
            answers.send(client, request, who.key());
        } else {
            answers.error(client, request, error, who.key());
        }
    }
}
