package app.parley.boot;

import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.SessionRevoker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the users whom the relay may serve: active members, and guests with a valid sign-in. It ends the access of all
 * other users at once. Thread-safe.
 */
public final class RelayAccess implements SessionRevoker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayAccess.class);
    private static final long AGAIN_AFTER_SECONDS = 1;

    /** The user name with which the server tests its own relay. No account can have it. */
    static final String CHECKS = "+checks";

    private final Map<String, Boolean> members = new ConcurrentHashMap<>();
    private final Set<String> guests = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "relay-access");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile Consumer<String> revoke = user -> {};
    private volatile Supplier<Set<UserId>> signedInGuests = Set::of;

    /** @param signedIn returns all guests with a valid sign-in, from the database */
    void know(Supplier<Set<UserId>> signedIn) {
        signedInGuests = signedIn;
        signedIn.get().forEach(this::grant);
    }

    /** @param revoke ends a user's allocations in the relay */
    void revokeWith(Consumer<String> revoke) {
        this.revoke = revoke;
    }

    /** Records that a signed-in user received a credential. */
    void grant(UserId user) {
        if (!members.containsKey(user.value())) {
            guests.add(user.value());
        }
    }

    boolean admits(String user) {
        if (user.equals(CHECKS)) {
            return true;
        }
        Boolean active = members.get(user);
        return active == null ? guests.contains(user) : active;
    }

    @Override
    public void changed(Account account) {
        String user = account.user().value();
        members.put(user, account.active());
        if (!account.active()) {
            revoke.accept(user);
        }
    }

    @Override
    public void signedOut(String credential) {
        lookForGuestsWhoAreGone();
    }

    @Override
    public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {
        if (disabled) {
            guests.remove(user.value());
            revoke.accept(user.value());
        }
    }

    /** A guest's sign-out contains only the id of the sign-in, which does not identify the guest. */
    private void lookForGuestsWhoAreGone() {
        if (!guests.isEmpty() && looking.compareAndSet(false, true)) {
            background.execute(this::look);
        }
    }

    private void look() {
        looking.set(false);
        Set<String> before = Set.copyOf(guests);
        Set<UserId> signedIn;
        try {
            signedIn = signedInGuests.get();
        } catch (RuntimeException e) {
            LOG.warn("Which guests are signed in cannot be read; it is tried again", e);
            var unused = background.schedule(this::look, AGAIN_AFTER_SECONDS, TimeUnit.SECONDS);
            return;
        }
        for (String guest : before) {
            if (!signedIn.contains(new UserId(guest)) && guests.remove(guest)) {
                revoke.accept(guest);
            }
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
