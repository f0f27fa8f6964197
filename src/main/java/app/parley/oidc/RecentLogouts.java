package app.parley.oidc;

import app.parley.kernel.TimeSource;
import app.parley.oidc.provider.LogoutNotice;
import app.parley.oidc.provider.ProvenIdentity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sign-outs of the last minute: a session that is being opened meanwhile is not stored yet where they look for it.
 * Who opens one stores it first and asks here then; who ends one is noted here first and looks then. Thread-safe.
 */
final class RecentLogouts {
    /** Longer than the provider may take to answer while somebody signs in. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final TimeSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Heard> heard = new ArrayDeque<>();

    private record Heard(LogoutNotice notice, long at) {}

    RecentLogouts(TimeSource clock) {
        this.clock = clock;
    }

    void add(LogoutNotice notice) {
        lock.lock();
        try {
            forgetOld();
            heard.addLast(new Heard(notice, clock.nanos()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether the provider has ended what it has just opened. A session there never begins again under its name,
     * but a person does: of those who are named alone, only what came since counts.
     *
     * @param since when the provider was asked, in nanoseconds of the clock
     */
    boolean end(ProvenIdentity who, long since) {
        lock.lock();
        try {
            forgetOld();
            return heard.stream().anyMatch(one -> means(one.notice(), who, one.at() - since >= 0));
        } finally {
            lock.unlock();
        }
    }

    private static boolean means(LogoutNotice notice, ProvenIdentity who, boolean afterwards) {
        boolean anySession = notice.sid() == null && afterwards;
        return notice.issuer().equals(who.issuer())
                && (anySession || isSame(notice.sid(), who.sid()))
                && (notice.subject() == null || notice.subject().equals(who.subject()));
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private void forgetOld() {
        long now = clock.nanos();
        while (!heard.isEmpty() && now - heard.getFirst().at() > KEPT.toNanos()) {
            heard.removeFirst();
        }
    }
}
