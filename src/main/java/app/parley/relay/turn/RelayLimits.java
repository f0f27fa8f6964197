package app.parley.relay.turn;

/**
 * What clients of the relay may use of it.
 *
 * @param allocationsPerUser relayed ports that one user may have at once
 * @param allocationsPerAddress the same for one IPv4 address, or one IPv6 /64; also its TCP connections
 * @param permissionsPerAllocation peers' addresses that may answer
 * @param channelsPerAllocation peers that have a channel
 * @param kbpsPerAllocation what one allocation may send, and be sent; more is dropped
 * @param kbps the same for all of them together
 * @param unauthenticatedPerSecond datagrams without a credential that are answered, for each IPv4 /24 and IPv6 /56
 */
public record RelayLimits(
        int allocationsPerUser,
        int allocationsPerAddress,
        int permissionsPerAllocation,
        int channelsPerAllocation,
        int kbpsPerAllocation,
        int kbps,
        int unauthenticatedPerSecond) {
    public static final RelayLimits DEFAULT = new RelayLimits(64, 256, 64, 64, 8_000, 1_000_000, 500);
}
