package app.parley.people;

import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches recent cookie lookups for the sockets, because clients with unstable connections reconnect often and all at
 * once. The whole cache is cleared when any account or sign-in changes, before the sockets learn of the change.
 * Thread-safe.
 */
public final class AuthCache implements SessionRevoker {
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    /** Another process may end a sign-in that this cache holds; the sign-in then works for two more seconds at most. */
    private static final Duration GOOD_FOR_ON_A_SHARED_DATABASE = Duration.ofSeconds(2);

    private static final int MOST = 10_000;

    private final SessionRevoker sockets;
    private final Duration goodFor;
    private final TimeSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private long changes;

    private record Known(AuthenticatedUser caller, long since) {}

    /** @param sharedDatabase whether other processes may change the database */
    public AuthCache(SessionRevoker sockets, boolean sharedDatabase, TimeSource clock) {
        this.sockets = sockets;
        this.goodFor = sharedDatabase ? GOOD_FOR_ON_A_SHARED_DATABASE : GOOD_FOR;
        this.clock = clock;
    }

    /** @param lookup finds the owner of a cookie that is not in the cache */
    public Optional<AuthenticatedUser> find(String cookie, Supplier<Optional<AuthenticatedUser>> lookup) {
        String key = TokenGenerator.hash(cookie);
        long now = clock.nanos();
        long changesBefore;
        lock.lock();
        try {
            forgetOld(now);
            Known lately = known.get(key);
            if (lately != null) {
                return Optional.of(lately.caller());
            }
            changesBefore = changes;
        } finally {
            lock.unlock();
        }
        Optional<AuthenticatedUser> found = lookup.get();
        found.ifPresent(caller -> remember(key, new Known(caller, now), changesBefore));
        return found;
    }

    /** A lookup that began before a change may have an outdated result, so it is not cached. */
    private void remember(String key, Known found, long changesBefore) {
        lock.lock();
        try {
            if (changes == changesBefore) {
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.putIfAbsent(key, found);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes users who have not come back. The scheduler calls this regularly, so that it also happens without
     * requests.
     */
    public void forgetOld() {
        lock.lock();
        try {
            forgetOld(clock.nanos());
        } finally {
            lock.unlock();
        }
    }

    private void forgetOld(long now) {
        Iterator<Known> oldestFirst = known.values().iterator();
        while (oldestFirst.hasNext() && now - oldestFirst.next().since() >= goodFor.toNanos()) {
            oldestFirst.remove();
        }
    }

    private void forgetAll() {
        lock.lock();
        try {
            changes++;
            known.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void changed(Account account) {
        forgetAll();
        sockets.changed(account);
    }

    @Override
    public void signedOut(String credential) {
        forgetAll();
        sockets.signedOut(credential);
    }

    @Override
    public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {
        forgetAll();
        sockets.signedOut(user, disabled, staying);
    }
}
