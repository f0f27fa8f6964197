package app.parley.ws;

/**
 * The sockets of one moment.
 *
 * @param opened so far
 * @param evicted so far, because they took what was sent too slowly
 * @param waitingBytes of all sockets, which their clients have not taken yet
 */
public record SocketFigures(int open, long opened, long evicted, long waitingBytes) {}
