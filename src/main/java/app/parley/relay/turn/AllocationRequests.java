package app.parley.relay.turn;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import app.parley.relay.stun.StunWriter;
import app.parley.relay.turn.Authenticator.Result;
import java.nio.ByteBuffer;
import java.time.InstantSource;

/** Allocate and Refresh (RFC 8656, section 7). Belongs to the relay's thread. */
final class AllocationRequests {
    private static final int NEXT_PORT_TOO = 0x80;

    private final RelayLimits limits;
    private final Allocations allocations;
    private final RelayedSockets sockets;
    private final UserAccess users;
    private final Answers answers;
    private final RecentAnswers recent = new RecentAnswers();
    private final InstantSource clock;

    AllocationRequests(
            RelayLimits limits,
            Allocations allocations,
            RelayedSockets sockets,
            UserAccess users,
            Answers answers,
            InstantSource clock) {
        this.limits = limits;
        this.allocations = allocations;
        this.sockets = sockets;
        this.users = users;
        this.answers = answers;
        this.clock = clock;
    }

    void allocate(ClientLink client, StunMessage request, Result who, long now) {
        if (client.allocation() != null) {
            mismatch(client, request, who, now);
            return;
        }
        if (who.expiresAt() <= clock.instant().getEpochSecond() || !users.admits(who.user(), who.expiresAt())) {
            answers.challenge(client, request, Stun.UNAUTHENTICATED, now);
            return;
        }
        if (request.has(Attribute.EVEN_PORT, 1) && (request.byteOf(Attribute.EVEN_PORT) & NEXT_PORT_TOO) != 0) {
            answers.unknownAttribute(client, request, Attribute.EVEN_PORT, who.key());
            return;
        }
        int error = fault(client, request, who);
        if (error != 0) {
            answers.error(client, request, error, who.key());
            return;
        }
        boolean even = request.has(Attribute.EVEN_PORT);
        int family = family(request);
        RelayedSocket socket = sockets.open(family, client.local(), even);
        if (socket == null) {
            answers.error(client, request, Stun.INSUFFICIENT_CAPACITY, who.key());
            return;
        }
        Allocation allocation = new Allocation(who.user(), client, socket, family, limits.kbpsPerAllocation(), now);
        int seconds = Allocation.lifetime(wishedSeconds(request));
        allocation.refresh(seconds, now);
        allocations.add(allocation);
        answerAllocate(client, request, who, socket, seconds, now);
    }

    private void answerAllocate(
            ClientLink client, StunMessage request, Result who, RelayedSocket socket, int seconds, long now) {
        StunWriter answer = answers.success(request)
                .address(Attribute.XOR_RELAYED_ADDRESS, socket.address())
                .number(Attribute.LIFETIME, seconds)
                .address(Attribute.XOR_MAPPED_ADDRESS, client.remote());
        if (request.has(Attribute.ADDITIONAL_ADDRESS_FAMILY)) {
            // One allocation has one family here. A client that wants both asks twice.
            answer.addressError(Stun.IPV6, Stun.ADDRESS_FAMILY_NOT_SUPPORTED);
        }
        recent.keep(client, request, answers.send(client, request, who.key()), now);
    }

    /** The code of what is wrong with an Allocate; 0 for nothing. */
    private int fault(ClientLink client, StunMessage request, Result who) {
        if (!request.has(Attribute.REQUESTED_TRANSPORT, 4)
                || hasOtherLength(request, Attribute.EVEN_PORT, 1)
                || hasOtherLength(request, Attribute.LIFETIME, 4)
                || hasOtherLength(request, Attribute.REQUESTED_ADDRESS_FAMILY, 4)
                || (request.has(Attribute.REQUESTED_ADDRESS_FAMILY)
                        && request.has(Attribute.ADDITIONAL_ADDRESS_FAMILY))) {
            return Stun.BAD_REQUEST;
        }
        if (request.byteOf(Attribute.REQUESTED_TRANSPORT) != Stun.UDP) {
            return Stun.UNSUPPORTED_TRANSPORT;
        }
        if (!sockets.has(family(request), client.local())) {
            return Stun.ADDRESS_FAMILY_NOT_SUPPORTED;
        }
        return allocations.mayHaveMore(who.user(), client.remote().getAddress()) ? 0 : Stun.ALLOCATION_QUOTA_REACHED;
    }

    void refresh(ClientLink client, StunMessage request, Result who, long now) {
        Allocation allocation = client.allocation();
        if (allocation == null || allocation.isOver(now)) {
            mismatch(client, request, who, now);
            return;
        }
        int error = refreshFault(request, allocation);
        if (error != 0) {
            answers.error(client, request, error, who.key());
            return;
        }
        long wished = wishedSeconds(request);
        int seconds = wished == 0 ? 0 : Allocation.lifetime(wished);
        allocation.refresh(seconds, now);
        if (seconds == 0) {
            // Before the answer, since the client may send anything as soon as it has it.
            allocations.end(allocation);
        }
        answers.success(request).number(Attribute.LIFETIME, seconds);
        ByteBuffer answer = answers.send(client, request, who.key());
        if (seconds == 0) {
            recent.keep(client, request, answer, now);
        }
    }

    private static int refreshFault(StunMessage request, Allocation allocation) {
        if (hasOtherLength(request, Attribute.LIFETIME, 4)
                || hasOtherLength(request, Attribute.REQUESTED_ADDRESS_FAMILY, 4)) {
            return Stun.BAD_REQUEST;
        }
        boolean otherFamily = request.has(Attribute.REQUESTED_ADDRESS_FAMILY) && family(request) != allocation.family();
        return otherFamily ? Stun.PEER_ADDRESS_FAMILY_MISMATCH : 0;
    }

    /** Either the same request comes again, since its answer was lost, or it makes no sense here. */
    private void mismatch(ClientLink client, StunMessage request, Result who, long now) {
        ByteBuffer before = recent.find(client, request, now);
        if (before != null) {
            client.send(before);
        } else {
            answers.error(client, request, Stun.ALLOCATION_MISMATCH, who.key());
        }
    }

    void forgetOld(long now) {
        recent.forgetOld(now);
    }

    private static int family(StunMessage request) {
        return request.has(Attribute.REQUESTED_ADDRESS_FAMILY)
                ? request.byteOf(Attribute.REQUESTED_ADDRESS_FAMILY)
                : Stun.IPV4;
    }

    private static long wishedSeconds(StunMessage request) {
        return request.has(Attribute.LIFETIME)
                ? request.buffer().getInt(request.valueOf(Attribute.LIFETIME)) & 0xFFFFFFFFL
                : Allocation.SECONDS;
    }

    private static boolean hasOtherLength(StunMessage request, Attribute attribute, int length) {
        return request.has(attribute) && request.lengthOf(attribute) != length;
    }
}
