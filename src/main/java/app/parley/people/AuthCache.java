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
 * Whose cookies were shown lately, for the sockets: people whose line drops come back again and again, and all at once. All of it is forgotten as soon as anybody's account or sign-in changes, before the sockets hear of that.
 * Thread-safe.
 */
public final class AuthCache implements SessionRevoker {
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    /** Another process may sign out whom this one knows: nobody has more than two seconds after that. */
    private static final Duration GOOD_FOR_ON_A_SHARED_DATABASE = Duration.ofSeconds(2);

    private static final int MOST = 10_000;

    private final SessionRevoker sockets;
    private final Duration goodFor;
    private final TimeSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private long changes;

    private record Known(AuthenticatedUser who, long since) {}

    /** @param sharedDatabase whether other processes may change it */
    public AuthCache(SessionRevoker sockets, boolean sharedDatabase, TimeSource clock) {
        this.sockets = sockets;
        this.goodFor = sharedDatabase ? GOOD_FOR_ON_A_SHARED_DATABASE : GOOD_FOR;
        this.clock = clock;
    }

    /** @param lookup who the cookie belongs to, for one that was not shown lately */
    public Optional<AuthenticatedUser> find(String cookie, Supplier<Optional<AuthenticatedUser>> lookup) {
        String key = TokenGenerator.hash(cookie);
        long now = clock.nanos();
        long changesBefore;
        lock.lock();
        try {
            forgetOld(now);
            Known lately = known.get(key);
            if (lately != null) {
                return Optional.of(lately.who());
            }
            changesBefore = changes;
        } finally {
            lock.unlock();
        }
        Optional<AuthenticatedUser> found = lookup.get();
        found.ifPresent(who -> remember(key, new Known(who, now), changesBefore));
        return found;
    }

    /** What was looked up before a change may be what it was before. */
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

    /** Nobody is kept who has not come back; to be called now and then, also when nobody comes at all. */
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
