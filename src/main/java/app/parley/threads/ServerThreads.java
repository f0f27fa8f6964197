package app.parley.threads;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The threads that answer people. All are Jetty's; each kind of slow work may hold a few of them at most, and what is left
 * belongs to sockets and pages.
 */
public final class ServerThreads {
    private static final int IDLE_MS = 30_000;
    private static final int KEPT = 4;
    private static final int MOST_WAITING = 128;

    /** Connections and sockets are limited, and each has one request or sign-in at a time. */
    private static final int AS_MANY_AS_COME = Integer.MAX_VALUE;

    private final ThreadCounts counts;
    private final QueuedThreadPool pool;
    private final Map<Work, Lane> lanes = new EnumMap<>(Work.class);

    /** @param connectors for which the pool also selects and accepts */
    public ServerThreads(ThreadCounts counts, int connectors) {
        this.counts = counts;
        pool = new QueuedThreadPool(counts.all() + 2 * (connectors - 1), KEPT, IDLE_MS);
        pool.setName("server");
        lanes.put(Work.REQUEST, new Lane(pool, counts.requests(), AS_MANY_AS_COME));
        lanes.put(Work.PASSWORD, new Lane(pool, counts.passwords(), MOST_WAITING));
        lanes.put(Work.PASSCODE, new Lane(pool, counts.passcodes(), MOST_WAITING));
        lanes.put(Work.PROVIDER, new Lane(pool, counts.provider(), MOST_WAITING));
        lanes.put(Work.SIGN_IN, new Lane(pool, counts.signIns(), AS_MANY_AS_COME));
    }

    /** For a server on this machine with one connector. */
    public static ServerThreads ofThisMachine() {
        return new ServerThreads(ThreadCounts.ofThisMachine(), 1);
    }

    public ThreadCounts counts() {
        return counts;
    }

    public QueuedThreadPool pool() {
        return pool;
    }

    public Lane lane(Work work) {
        Lane lane = lanes.get(work);
        if (lane == null) {
            throw new IllegalArgumentException("no lane for " + work);
        }
        return lane;
    }
}
