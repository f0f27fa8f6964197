package app.parley.hub;

import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the ids of the messages of the last day, so that a message sent again is not stored again.
 *
 * @param <P> where messages are said: a room, whose ids go with it, or a person
 */
@GuardedByHubLock
final class RecentMessageIds<P> {
    static final Duration WITHIN = Duration.ofHours(24);

    private static final Duration SWEPT_EVERY = Duration.ofHours(1);
    private static final int MOST = 200_000;

    private final HubContext context;
    private final Map<P, Map<Key, Said>> places = new HashMap<>();
    private int count;

    RecentMessageIds(HubContext context) {
        this.context = context;
    }

    private record Key(UserId user, String id) {}

    private record Said(long at, CompletionStage<@Nullable Void> stored) {}

    /** @return when it is stored, if it was said before; null if not */
    @Nullable
    CompletionStage<@Nullable Void> find(P place, UserId user, String id) {
        context.lock().assertHeld();
        Map<Key, Said> here = places.get(place);
        if (here == null) {
            return null;
        }
        forgetOld(here);
        Said said = here.get(new Key(user, id));
        return said == null ? null : said.stored();
    }

    void add(P place, UserId user, String id, CompletionStage<@Nullable Void> stored) {
        context.lock().assertHeld();
        add(place, user, id, new Said(context.nanos(), stored));
    }

    /** Adds a message that was stored before this process started. */
    void restore(P place, UserId user, String id, Instant at) {
        context.lock().assertHeld();
        Duration age = Duration.between(at, context.now());
        // The clock was set back meanwhile: the age of the message is unknown.
        long passed = age.isNegative() ? 0 : age.toNanos();
        add(place, user, id, new Said(context.nanos() - passed, RoomCommandHandler.done()));
    }

    private void add(P place, UserId user, String id, Said said) {
        if (places.computeIfAbsent(place, fresh -> new LinkedHashMap<>()).put(new Key(user, id), said) == null) {
            count++;
        }
        while (count > MOST) {
            forgetOldest();
        }
    }

    /** The place is no more, and what was said in it neither. */
    void forget(P place) {
        context.lock().assertHeld();
        Map<Key, Said> gone = places.remove(place);
        count -= gone == null ? 0 : gone.size();
    }

    /** Forgets what is older than a day, each hour from now on. */
    void sweepLater() {
        context.lock().assertHeld();
        context.in(SWEPT_EVERY, () -> {
            places.values().forEach(this::forgetOld);
            places.values().removeIf(Map::isEmpty);
            sweepLater();
        });
    }

    private void forgetOld(Map<Key, Said> here) {
        Iterator<Said> oldestFirst = here.values().iterator();
        while (oldestFirst.hasNext()
                && context.hasPassed(WITHIN, oldestFirst.next().at())) {
            oldestFirst.remove();
            count--;
        }
    }

    private void forgetOldest() {
        Map<Key, Said> longest = Map.of();
        for (Map<Key, Said> here : places.values()) {
            if (!here.isEmpty() && (longest.isEmpty() || oldest(here) - oldest(longest) < 0)) {
                longest = here;
            }
        }
        Iterator<Said> oldestFirst = longest.values().iterator();
        oldestFirst.next();
        oldestFirst.remove();
        count--;
    }

    private static long oldest(Map<Key, Said> here) {
        return here.values().iterator().next().at();
    }
}
