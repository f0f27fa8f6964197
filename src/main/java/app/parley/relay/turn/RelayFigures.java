package app.parley.relay.turn;

/**
 * The relay at one moment. Bytes are those of the payload.
 *
 * @param allocations that there are; all else is since the start
 * @param dropped packets that were over a limit
 */
public record RelayFigures(
        int allocations,
        long packetsFromClients,
        long bytesFromClients,
        long packetsToClients,
        long bytesToClients,
        long dropped) {}
