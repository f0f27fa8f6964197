package app.parley.hub;

import app.parley.hub.value.Departure;
import java.time.Duration;

/**
 * Decides how long the places of a session without a socket are held: for the resume window, counted from the last
 * moment at which somebody else got media from there, and for ten minutes at most.
 */
@GuardedByHubLock
final class HeldPlaces {
    /** Reports of media are the clients' own word, so they keep a place for this long and no longer. */
    static final Duration MOST = Duration.ofMinutes(10);

    /** Long enough for a page that reloads, and for a client that enters again. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final HubContext context;

    HeldPlaces(HubContext context) {
        this.context = context;
    }

    Duration firstHold(Departure departure) {
        Duration window = context.limits().resumeWindow();
        return switch (departure) {
            case TAB_CLOSED, RESUME_FAILED -> MOMENT.compareTo(window) < 0 ? MOMENT : window;
            case CONNECTION_LOST -> window;
        };
    }

    /** Another peer reports that media comes from this one. Its session may have no socket for all that. */
    void mediaCame(Peer from) {
        context.lock().assertHeld();
        if (from.session().departure() == Departure.CONNECTION_LOST) {
            from.lastHeard(context.nanos());
        }
    }

    /** The time for which a place is held on; zero or less where it is to be given up now. */
    Duration furtherHold(Peer peer) {
        context.lock().assertHeld();
        Session session = peer.session();
        long now = context.nanos();
        if (session.departure() != Departure.CONNECTION_LOST) {
            return Duration.ZERO;
        }
        long window = peer.goneAt(now) + context.limits().resumeWindow().toNanos() - now;
        long most = session.suspendedAt() + MOST.toNanos() - now;
        return Duration.ofNanos(Math.min(window, most));
    }
}
