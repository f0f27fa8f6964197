package app.parley.hub;

import app.parley.hub.value.RoomEvent;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the wrong passcodes of one room by user and by network, and makes further guesses wait. The wait of a
 * network holds only for users who guessed wrong themselves, so that a neighbour is not kept out.
 */
@GuardedByHubLock
final class PasscodeThrottle {
    private static final int WITHOUT_PAUSE = 10;
    private static final Duration NONE = Duration.ZERO;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    /** Kept at most, the latest of them. */
    private static final int MOST_KEPT = 1_000;

    private final HubContext context;
    private final LongSupplier nanos;
    private final Map<String, Misses> kept = new LinkedHashMap<>(16, 0.75f, true);

    private RoomEvent.@Nullable PasscodeGuesses latest;

    /** While no host is inside. */
    private RoomEvent.@Nullable PasscodeGuesses untold;

    PasscodeThrottle(HubContext context) {
        this.context = context;
        nanos = context.clock()::nanos;
    }

    private record Misses(int count, long last) {
        Duration pause() {
            if (count < WITHOUT_PAUSE) {
                return NONE;
            }
            int doublings = Math.min(count - WITHOUT_PAUSE, 10);
            Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
            return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
    }

    /**
     * Counts a guess as wrong before it is known to be, so that no more than allowed get through of many at once.
     *
     * @throws RequestException {@code rate-limited} while it is too early for another one
     */
    void take(Session session) {
        context.lock().assertHeld();
        String user = session.user().value();
        String network = network(session);
        Misses own = find(user);
        refuseEarly(own);
        if (own != null && network != null) {
            refuseEarly(find(network));
        }
        count(user, 1);
        if (network != null) {
            count(network, 1);
        }
    }

    private static @Nullable String network(Session session) {
        String network = session.client().network();
        // No user's id has a space.
        return network.isEmpty() ? null : "network " + network;
    }

    private @Nullable Misses find(String key) {
        Misses misses = kept.get(key);
        if (misses != null && nanos.getAsLong() - misses.last() > FORGOTTEN_AFTER.toNanos()) {
            kept.remove(key);
            return null;
        }
        return misses;
    }

    private void refuseEarly(@Nullable Misses misses) {
        if (misses == null) {
            return;
        }
        Duration rest = misses.pause().minusNanos(nanos.getAsLong() - misses.last());
        if (rest.compareTo(NONE) > 0) {
            throw new RequestException(
                    ErrorCode.RATE_LIMITED, "Too many wrong passcodes. Wait before you try again.", rest);
        }
    }

    private void count(String key, int by) {
        Misses misses = find(key);
        int count = (misses == null ? 0 : misses.count()) + by;
        if (count <= 0) {
            kept.remove(key);
            return;
        }
        kept.put(key, new Misses(count, by > 0 || misses == null ? nanos.getAsLong() : misses.last()));
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** The guess was right, so the user's wrong guesses before it were slips. */
    void right(Session session) {
        context.lock().assertHeld();
        Misses own = kept.remove(session.user().value());
        undo(network(session), own == null ? 1 : own.count());
    }

    /** The guess could not be checked, so it does not count. */
    void giveBack(Session session) {
        context.lock().assertHeld();
        undo(session.user().value(), 1);
        undo(network(session), 1);
    }

    private void undo(@Nullable String key, int times) {
        if (key != null) {
            count(key, -times);
        }
    }

    /** The guess was wrong. Hosts hear of the tenth wrong guess, and of each tenth after it. */
    void wrong(Session session, Room room) {
        context.lock().assertHeld();
        String network = network(session);
        int own = countOf(session.user().value());
        int nearby = network == null ? 0 : countOf(network);
        int count = Math.max(own, nearby);
        // Guesses that run at once may all count as the tenth: tell the hosts once.
        boolean again = latest != null && latest.user().equals(session.user()) && latest.count() == count;
        if ((isTold(own) || isTold(nearby)) && !again) {
            tell(
                    room,
                    new RoomEvent.PasscodeGuesses(
                            session.user(),
                            session.person().name(),
                            session.person().guest(),
                            count,
                            context.now()));
        }
    }

    private int countOf(String key) {
        Misses misses = find(key);
        return misses == null ? 0 : misses.count();
    }

    private static boolean isTold(int count) {
        return count > 0 && count % WITHOUT_PAUSE == 0;
    }

    private void tell(Room room, RoomEvent.PasscodeGuesses guesses) {
        latest = guesses;
        List<Peer> hosts =
                room.peers().stream().filter(PasscodeThrottle::isHost).toList();
        hosts.forEach(host -> room.send(host, guesses));
        untold = hosts.isEmpty() ? guesses : null;
    }

    /** Tells a host who enters what no host has heard yet. */
    void showUntold(Peer entered) {
        context.lock().assertHeld();
        RoomEvent.PasscodeGuesses guesses = untold;
        if (guesses != null && isHost(entered)) {
            entered.room().send(entered, guesses);
            untold = null;
        }
    }

    private static boolean isHost(Peer peer) {
        return peer.role() == Peer.Role.HOST;
    }
}
