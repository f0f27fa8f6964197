package app.parley.relay;

import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import app.parley.relay.turn.Allocation;
import app.parley.relay.turn.ClientLink;
import app.parley.relay.turn.OwnAddresses;
import app.parley.relay.turn.PacketRelay;
import app.parley.relay.turn.PeerRules;
import app.parley.relay.turn.Permission;
import app.parley.relay.turn.RelayCredentials;
import app.parley.relay.turn.RelayLimits;
import app.parley.relay.turn.RelayPeer;
import app.parley.relay.turn.RelayedSocket;
import app.parley.relay.turn.RelayedSockets;
import app.parley.relay.turn.TurnEngine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the relay whatever comes, from a stranger, from a client with an allocation and from a peer, as datagrams and as a stream. Nothing that
 * comes may throw, make an allocation without a credential, or be answered by more than 3.5 times as much.
 */
public final class RelayFuzz {
    private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.7", 4_000);
    private static final InetSocketAddress RELAY = new InetSocketAddress("192.0.2.8", 3_478);
    private static final InetSocketAddress RELAYED = new InetSocketAddress("192.0.2.8", 50_000);
    private static final InetSocketAddress PEER = new InetSocketAddress("8.8.8.8", 53);

    private RelayFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        new Case().run(input);
    }

    private static final class Case implements RelayedSockets {
        private final OwnAddresses own = new OwnAddresses(List.of(RELAY.getAddress()), List.of());
        private final TurnEngine engine = new TurnEngine(
                RelayLimits.DEFAULT,
                new RelayCredentials("fuzz".getBytes(StandardCharsets.UTF_8)),
                Duration.ofHours(1),
                user -> true,
                new PeerRules(false),
                () -> own,
                this,
                InstantSource.fixed(Instant.EPOCH),
                () -> 0);

        void run(byte[] input) {
            Link stranger = new Link(input.length);
            engine.fromClient(stranger, packet(input));
            if (engine.allocationCount() != 0) {
                throw new AssertionError("an allocation without a credential");
            }
            Link client = new Link(Integer.MAX_VALUE);
            relay(client);
            engine.fromClient(client, packet(input));
            engine.fromPeer(RELAYED, packet(input), PEER);
            for (int from = 0; from + 4 < input.length; from += 7) {
                engine.fromClient(client, packet(Arrays.copyOfRange(input, from, input.length)));
            }
            engine.sweep();
            engine.revoke("ada");
            if (engine.allocationCount() != 0) {
                throw new AssertionError("an allocation of somebody who was put out");
            }
        }

        /** Gives it an allocation with a channel, as its own requests would. */
        private void relay(Link client) {
            PeerAddress peer = new PeerAddress();
            peer.set(PEER);
            Allocation allocation =
                    new Allocation("ada", client, new Socket(), Stun.IPV4, RelayLimits.DEFAULT.kbpsPerAllocation(), 0);
            allocation.refresh(600, 0);
            Permission permission = allocation.peers().permit(peer, Allocation.PERMISSION);
            RelayPeer known = new RelayPeer(peer, false, permission, 0);
            allocation.peers().add(known, 0);
            allocation.peers().bind(known, 0x4000, Allocation.CHANNEL, 0);
            engine.adopt(allocation);
        }

        private static ByteBuffer packet(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.allocate(PacketRelay.HEADROOM + bytes.length + 16);
            return buffer.put(PacketRelay.HEADROOM, bytes)
                    .limit(PacketRelay.HEADROOM + bytes.length)
                    .position(PacketRelay.HEADROOM);
        }

        @Override
        public boolean has(int family, InetSocketAddress asked) {
            return true;
        }

        @Override
        public @Nullable RelayedSocket open(int family, InetSocketAddress asked, boolean even) {
            throw new AssertionError("nobody has a credential");
        }
    }

    private static final class Link extends ClientLink {
        private final int asked;

        Link(int asked) {
            super(CLIENT, RELAY);
            this.asked = asked;
        }

        @Override
        public boolean isStream() {
            return false;
        }

        @Override
        public void send(ByteBuffer message) {
            if (message.remaining() > asked * 3.5) {
                throw new AssertionError(message.remaining() + " bytes for " + asked);
            }
        }
    }

    private static final class Socket implements RelayedSocket {
        @Override
        public InetSocketAddress address() {
            return RELAYED;
        }

        @Override
        public boolean send(ByteBuffer payload, InetSocketAddress peer) {
            InetAddress address = peer.getAddress();
            if (!address.equals(PEER.getAddress())) {
                throw new AssertionError("sent to " + peer + " without a permission");
            }
            return true;
        }

        @Override
        public void close() {}
    }
}
