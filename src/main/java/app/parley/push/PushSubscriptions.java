package app.parley.push;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.SessionRevoker;
import app.parley.webhooks.TargetPolicy;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Manages the subscriptions, and knows without asking the database who has any. A subscription ends with its sign-in:
 * the database deletes both together, and this hears of it as a {@link SessionRevoker}. Thread-safe.
 */
public final class PushSubscriptions implements SessionRevoker {
    /** More than one person has browsers, and few enough to send a ring to all of them at once. */
    private static final int MOST = 20;

    private final PushSubscriptionRepository repository;
    private final TargetPolicy targets;
    private final boolean privateAllowed;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, UserId> known = new HashMap<>();
    private volatile Set<UserId> reachable = Set.of();
    private volatile Consumer<UserId> listener = user -> {};

    /** @param privateAllowed whether endpoints may be plain http and in private networks */
    public PushSubscriptions(PushSubscriptionRepository repository, boolean privateAllowed, InstantSource clock) {
        this.repository = repository;
        this.targets = new TargetPolicy(privateAllowed);
        this.privateAllowed = privateAllowed;
        this.clock = clock;
    }

    /** @param changed is told of each user who can be reached now, or can be no longer */
    public void listen(Consumer<UserId> changed) {
        listener = changed;
    }

    /** Reads anew who has subscriptions: at the start, and now and then, since sign-ins expire. */
    public void reload() {
        update(all -> {
            List<PushSubscription> read = repository.all(clock.instant());
            all.clear();
            read.forEach(one -> all.put(one.signIn(), one.user()));
        });
    }

    /** Returns whether the user has a subscription. Never waits. */
    public boolean reach(UserId user) {
        return reachable.contains(user);
    }

    public List<PushSubscription> of(UserId user) {
        return repository.of(user, clock.instant());
    }

    /** Returns the reason why messages cannot be sent there, as the end of a sentence; empty if they can. */
    public Optional<String> faultOf(String endpoint) {
        return targets.faultOf(endpoint)
                .or(() -> privateAllowed || endpoint.toLowerCase(Locale.ROOT).startsWith("https:")
                        ? Optional.empty()
                        : Optional.of("must begin with https://"));
    }

    /**
     * Subscribes the browser of a sign-in, in place of an earlier subscription.
     *
     * @throws RequestException {@code CONFLICT} if the user has too many already
     */
    public PushSubscription subscribe(UserId user, String signIn, URI endpoint, PushSubscription.Keys keys) {
        long others = of(user).stream()
                .filter(one -> !one.signIn().equals(signIn) && !one.endpoint().equals(endpoint))
                .count();
        if (others >= MOST) {
            throw new RequestException(
                    ErrorCode.CONFLICT, "You have notifications on " + MOST + " devices already, which is the most.");
        }
        PushSubscription made = new PushSubscription(signIn, user, endpoint, keys, clock.instant());
        repository.put(made);
        reload();
        return made;
    }

    /** @throws RequestException {@code NOT_FOUND} */
    public void unsubscribe(UserId user, String signIn) {
        if (!repository.delete(user, signIn)) {
            throw new RequestException(ErrorCode.NOT_FOUND, "There is no such subscription.");
        }
        forget((other, owner) -> other.equals(signIn));
    }

    /** The push service says that the browser has gone. */
    void drop(PushSubscription dead) {
        repository.delete(dead.signIn(), dead.endpoint());
        reload();
    }

    @Override
    public void changed(Account account) {}

    @Override
    public void signedOut(String credential) {
        forget((signIn, owner) -> signIn.equals(credential));
    }

    @Override
    public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {
        forget((signIn, owner) -> owner.equals(user) && (staying == null || !staying.test(signIn)));
    }

    private interface Which {
        boolean test(String signIn, UserId owner);
    }

    private void forget(Which which) {
        update(all -> all.entrySet().removeIf(one -> which.test(one.getKey(), one.getValue())));
    }

    private void update(Consumer<Map<String, UserId>> change) {
        Set<UserId> changed;
        lock.lock();
        try {
            Set<UserId> before = reachable;
            change.accept(known);
            Set<UserId> after = Set.copyOf(known.values());
            reachable = after;
            changed = new HashSet<>(before);
            changed.addAll(after);
            changed.removeIf(user -> before.contains(user) == after.contains(user));
        } finally {
            lock.unlock();
        }
        changed.forEach(listener);
    }
}
