package app.parley.relay.turn;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Integrity;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import app.parley.relay.turn.Authenticator.Result;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the relay does with each message, however it came. Knows no sockets. Belongs to the relay's thread, except for the figures. */
public final class TurnEngine {
    private final StunMessage message = new StunMessage();
    private final Allocations allocations;
    private final RelayTraffic traffic = new RelayTraffic();
    private final PacketRelay packets;
    private final Authenticator authenticator;
    private final AllocationRequests allocationRequests;
    private final PeerRequests peerRequests;
    private final Answers answers;
    private final UserAccess users;
    private final AddressBudget greetings;
    private final AddressBudget failures;
    private final LongSupplier nanos;
    private long now;

    public TurnEngine(
            RelayLimits limits,
            RelayCredentials credentials,
            Duration credentialLife,
            Predicate<String> admitted,
            PeerRules rules,
            Supplier<OwnAddresses> own,
            RelayedSockets sockets,
            InstantSource clock,
            LongSupplier nanos) {
        this.nanos = nanos;
        now = nanos.getAsLong();
        long seed = new SecureRandom().nextLong();
        Integrity integrity = new Integrity();
        Nonces nonces = new Nonces(integrity);
        greetings = new AddressBudget(limits.unauthenticatedPerSecond(), seed);
        failures = new AddressBudget(limits.unauthenticatedPerSecond(), seed);
        allocations = new Allocations(limits);
        PeerJudge judge = new PeerJudge(rules, own, allocations);
        packets = new PacketRelay(allocations, judge, new TokenBucket(limits.kbps(), now), traffic);
        authenticator = new Authenticator(credentials, integrity, nonces, failures);
        answers = new Answers(integrity, nonces);
        users = new UserAccess(admitted, credentialLife, clock);
        allocationRequests = new AllocationRequests(limits, allocations, sockets, users, answers, clock);
        peerRequests = new PeerRequests(limits, judge, answers);
    }

    /** One whole message of a client, from position to limit, with {@link PacketRelay#HEADROOM} before it and three bytes behind. */
    public void fromClient(ClientLink client, ByteBuffer bytes) {
        now = nanos.getAsLong();
        int first = bytes.hasRemaining() ? bytes.get(bytes.position()) & 0xC0 : 0xC0;
        if (first == 0x40) {
            packets.fromChannel(client, bytes, now);
        } else if (first == 0 && message.read(bytes)) {
            understand(client);
        }
    }

    /** A packet that came to a relayed address. */
    public void fromPeer(InetSocketAddress relayedAddress, ByteBuffer payload, InetSocketAddress source) {
        now = nanos.getAsLong();
        Allocation allocation = allocations.at(relayedAddress);
        if (allocation != null) {
            packets.fromPeer(allocation, payload, source, now);
        }
    }

    private void understand(ClientLink client) {
        if (message.kind() == Stun.INDICATION && message.method() == Stun.SEND) {
            packets.fromIndication(client, message, now);
        } else if (message.kind() == Stun.REQUEST) {
            Allocation allocation = client.allocation();
            if (allocation != null && allocation.isOver(now)) {
                allocations.end(allocation);
            }
            request(client);
        }
    }

    private void request(ClientLink client) {
        switch (message.method()) {
            case Stun.BINDING -> bind(client);
            case Stun.ALLOCATE, Stun.REFRESH, Stun.CREATE_PERMISSION, Stun.CHANNEL_BIND -> authenticate(client);
            default -> {
                if (mayBeGreeted(client)) {
                    answers.error(client, message, Stun.BAD_REQUEST, null);
                }
            }
        }
    }

    private void bind(ClientLink client) {
        if (!mayBeGreeted(client)) {
            return;
        }
        if (message.unknownCount() > 0) {
            answers.unknownAttributes(client, message, null);
            return;
        }
        answers.success(message).address(Attribute.XOR_MAPPED_ADDRESS, client.remote());
        answers.send(client, message, null);
    }

    private void authenticate(ClientLink client) {
        Result who = authenticator.check(message, client.remote(), now);
        if (who == null) {
            return;
        }
        if (!who.isGood()) {
            boolean heard = who.wrong() ? failures.take(client.remote().getAddress(), now) : mayBeGreeted(client);
            if (heard && who.error() == Stun.BAD_REQUEST) {
                answers.error(client, message, who.error(), null);
            } else if (heard) {
                answers.challenge(client, message, who.error(), now);
            }
            return;
        }
        obey(client, who);
    }

    private void obey(ClientLink client, Result who) {
        Allocation allocation = client.allocation();
        boolean another = allocation != null && !allocation.user().equals(who.user());
        if (another && message.method() != Stun.ALLOCATE) {
            answers.error(client, message, Stun.WRONG_CREDENTIALS, who.key());
        } else if (message.unknownCount() > 0) {
            answers.unknownAttributes(client, message, who.key());
        } else if (message.method() == Stun.ALLOCATE) {
            allocationRequests.allocate(client, message, who, now);
        } else if (message.method() == Stun.REFRESH) {
            allocationRequests.refresh(client, message, who, now);
        } else if (allocation == null) {
            answers.error(client, message, Stun.ALLOCATION_MISMATCH, who.key());
        } else if (message.method() == Stun.CREATE_PERMISSION) {
            peerRequests.createPermission(client, allocation, message, who, now);
        } else {
            peerRequests.bindChannel(client, allocation, message, who, now);
        }
    }

    /** Who relays already is no stranger. */
    private boolean mayBeGreeted(ClientLink client) {
        return client.allocation() != null || greetings.take(client.remote().getAddress(), now);
    }

    /** Takes over an allocation that was made elsewhere. */
    public void adopt(Allocation allocation) {
        allocations.add(allocation);
    }

    /** The connection is gone, and with it what it had. */
    public void lost(ClientLink client) {
        Allocation allocation = client.allocation();
        if (allocation != null) {
            allocations.end(allocation);
        }
    }

    /** Ends all that a user has; credentials made until now make nothing new. */
    public void revoke(String user) {
        users.revoke(user);
        allocations.endAll(allocation -> allocation.user().equals(user));
    }

    /** Ends what ran out. To be called every second or so. */
    public void sweep() {
        now = nanos.getAsLong();
        allocations.endAll(allocation -> allocation.isOver(now));
        allocationRequests.forgetOld(now);
        users.forgetOld();
    }

    public void endAll() {
        allocations.endAll(allocation -> true);
    }

    /** Safe to ask from any thread. */
    public RelayFigures figures() {
        return traffic.figures(allocations.count());
    }

    public int allocationCount() {
        return allocations.count();
    }
}
