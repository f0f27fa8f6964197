package app.parley.hub.value;

import java.util.Map;

/**
 * What the hub holds at one moment, and how often some things have happened since it began.
 *
 * @param people who have a session, guests too
 * @param connected sessions with a socket
 * @param suspended sessions without one, which may be resumed
 * @param rooms that exist, and {@code occupied} those with somebody inside
 * @param peers places in rooms
 * @param ringing calls in which nobody has met yet
 * @param talking calls in which people have met
 * @param rings decided so far, by outcome; {@code failed} were accepted before, and the two never met
 * @param rejoined places taken back by their tickets
 * @param rejoinsMissed tickets whose place was gone
 */
public record HubFigures(
        int people,
        int connected,
        int suspended,
        int rooms,
        int occupied,
        int peers,
        int ringing,
        int talking,
        Map<String, Long> rings,
        long rejoined,
        long rejoinsMissed) {}
