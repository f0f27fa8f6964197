package app.parley.relay.turn;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import app.parley.relay.turn.PeerJudge.Place;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes packets from clients to peers and back, in the buffer in which they came: there must be {@link #HEADROOM} bytes before a packet and three
 * behind it. Makes no garbage for a peer that is known. Belongs to the relay's thread.
 */
public final class PacketRelay {
    /** Room for the largest header: a Data indication from an IPv6 peer has 48 bytes. */
    public static final int HEADROOM = 64;

    private static final int CHANNEL_HEADER = 4;
    /** IP and UDP: small packets cost, too. */
    private static final int WIRE_OVERHEAD = 28;

    private static final long UNREACHABLE = TimeUnit.SECONDS.toNanos(1);

    private final Allocations allocations;
    private final PeerJudge judge;
    private final TokenBucket everything;
    private final RelayTraffic traffic;
    private final SplittableRandom random = new SplittableRandom();
    private final PeerAddress address = new PeerAddress();

    PacketRelay(Allocations allocations, PeerJudge judge, TokenBucket everything, RelayTraffic traffic) {
        this.allocations = allocations;
        this.judge = judge;
        this.everything = everything;
        this.traffic = traffic;
    }

    /** A ChannelData message of a client (RFC 8656, section 12.4). */
    void fromChannel(ClientLink client, ByteBuffer message, long now) {
        Allocation allocation = client.allocation();
        int start = message.position();
        if (allocation == null || allocation.isOver(now) || message.remaining() < CHANNEL_HEADER) {
            return;
        }
        int length = message.getShort(start + 2) & 0xFFFF;
        RelayPeer peer = allocation.peers().behind(message.getShort(start) & 0xFFFF, now);
        if (peer != null && length <= message.remaining() - CHANNEL_HEADER) {
            message.limit(start + CHANNEL_HEADER + length).position(start + CHANNEL_HEADER);
            toPeer(allocation, peer, message, now);
        }
    }

    /** A Send indication of a client (RFC 8656, section 11.2). */
    void fromIndication(ClientLink client, StunMessage indication, long now) {
        Allocation allocation = client.allocation();
        if (allocation == null
                || allocation.isOver(now)
                || indication.unknownCount() > 0
                || !indication.has(Attribute.DATA)
                || !indication.has(Attribute.XOR_PEER_ADDRESS)
                || !address.read(indication, indication.valueOf(Attribute.XOR_PEER_ADDRESS))) {
            return;
        }
        RelayPeer peer = allocation.peers().at(address);
        if (peer == null) {
            peer = meet(allocation, now);
        }
        if (peer != null && peer.isPermitted(now)) {
            int data = indication.valueOf(Attribute.DATA);
            ByteBuffer buffer = indication.buffer();
            buffer.limit(data + indication.lengthOf(Attribute.DATA)).position(data);
            toPeer(allocation, peer, buffer, now);
        }
    }

    private void toPeer(Allocation from, RelayPeer peer, ByteBuffer payload, long now) {
        int bytes = payload.remaining() + WIRE_OVERHEAD;
        if (!from.sending().take(bytes, now) || !everything.take(bytes, now)) {
            traffic.drop();
            return;
        }
        traffic.fromClient(payload.remaining());
        if (peer.here) {
            Allocation to = peer.allocation;
            if (to == null || !to.isOpen()) {
                to = allocations.at(peer.address);
                peer.allocation = to;
            }
            if (to != null) {
                toClient(to, payload, from.socket().address(), now);
            }
        } else if (peer.unreachableUntil - now <= 0 && !from.socket().send(payload, peer.address)) {
            peer.unreachableUntil = now + UNREACHABLE;
        }
    }

    /** A packet that came to a relayed port, from the outside. */
    void fromPeer(Allocation to, ByteBuffer payload, InetSocketAddress source, long now) {
        if (everything.take(payload.remaining() + WIRE_OVERHEAD, now)) {
            toClient(to, payload, source, now);
        } else {
            traffic.drop();
        }
    }

    private void toClient(Allocation to, ByteBuffer payload, InetSocketAddress source, long now) {
        if (to.isOver(now)) {
            return;
        }
        RelayPeer peer = to.peers().at(source);
        if (peer == null) {
            address.set(source);
            peer = meet(to, now);
        }
        if (peer == null || !peer.isPermitted(now)) {
            return;
        }
        if (!to.receiving().take(payload.remaining() + WIRE_OVERHEAD, now)) {
            traffic.drop();
            return;
        }
        traffic.toClient(payload.remaining());
        boolean padded = to.client().isStream();
        if (peer.hasChannel(now)) {
            putChannelHeader(peer, payload, padded);
        } else {
            putIndicationHeader(peer, payload);
        }
        to.client().send(payload);
    }

    /** Somebody that this allocation has a permission for, and that no packet went to or came from yet. */
    @Nullable
    private RelayPeer meet(Allocation allocation, long now) {
        Permission permission =
                address.family == allocation.family() ? allocation.peers().permission(address, now) : null;
        Place place = permission == null || address.port == 0 ? Place.FORBIDDEN : judge.place(address);
        if (permission == null || place == Place.FORBIDDEN) {
            return null;
        }
        RelayPeer peer = new RelayPeer(address, place == Place.HERE, permission, now);
        allocation.peers().add(peer, now);
        return peer;
    }

    private static void putChannelHeader(RelayPeer peer, ByteBuffer payload, boolean padded) {
        int length = payload.remaining();
        int start = payload.position() - CHANNEL_HEADER;
        if (padded) {
            pad(payload, length);
        }
        payload.putShort(start, (short) peer.channel).putShort(start + 2, (short) length);
        payload.position(start);
    }

    private void putIndicationHeader(RelayPeer peer, ByteBuffer payload) {
        int length = payload.remaining();
        boolean six = peer.address.getAddress() instanceof java.net.Inet6Address;
        int addressLength = six ? 20 : 8;
        int header = Stun.HEADER + 4 + addressLength + 4;
        int start = payload.position() - header;
        pad(payload, length);
        payload.putShort(start, (short) Stun.type(Stun.DATA, Stun.INDICATION));
        payload.putShort(start + 2, (short) (header + Stun.padded(length) - Stun.HEADER));
        payload.putInt(start + 4, Stun.COOKIE);
        long transaction = random.nextLong();
        int rest = random.nextInt();
        payload.putLong(start + 8, transaction).putInt(start + 16, rest);
        int at = start + Stun.HEADER;
        payload.putShort(at, (short) Attribute.XOR_PEER_ADDRESS.type).putShort(at + 2, (short) addressLength);
        payload.putShort(at + 4, (short) (six ? Stun.IPV6 : Stun.IPV4));
        payload.putShort(at + 6, (short) (peer.address.getPort() ^ Stun.COOKIE >>> 16));
        if (six) {
            payload.putLong(at + 8, peer.high ^ payload.getLong(start + 4));
            payload.putLong(at + 16, peer.low ^ payload.getLong(start + 12));
        } else {
            payload.putInt(at + 8, (int) peer.low ^ Stun.COOKIE);
        }
        at += 4 + addressLength;
        payload.putShort(at, (short) Attribute.DATA.type).putShort(at + 2, (short) length);
        payload.position(start);
    }

    private static void pad(ByteBuffer payload, int length) {
        int end = payload.limit();
        int padding = Stun.padded(length) - length;
        payload.limit(end + padding);
        for (int at = end; at < end + padding; at++) {
            payload.put(at, (byte) 0);
        }
    }
}
