package app.parley.hub;

import app.parley.hub.value.Journal;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the ids of the chat messages of the last day, so that a message sent again is not stored again. The ids
 * of a room go with the room.
 */
@GuardedByHubLock
final class RecentMessageIds {
    static final Duration WITHIN = Duration.ofHours(24);

    private static final Duration SWEPT_EVERY = Duration.ofHours(1);
    private static final int MOST = 200_000;

    private final HubContext context;
    private final Map<RoomId, Map<Key, Said>> rooms = new HashMap<>();
    private int count;

    RecentMessageIds(HubContext context) {
        this.context = context;
    }

    private record Key(UserId user, String id) {}

    private record Said(long at, CompletionStage<@Nullable Void> stored) {}

    /** @return when it is stored, if it was said before; null if not */
    @Nullable
    CompletionStage<@Nullable Void> find(RoomId room, UserId user, String id) {
        context.lock().assertHeld();
        Map<Key, Said> here = rooms.get(room);
        if (here == null) {
            return null;
        }
        forgetOld(here);
        Said said = here.get(new Key(user, id));
        return said == null ? null : said.stored();
    }

    void add(RoomId room, UserId user, String id, CompletionStage<@Nullable Void> stored) {
        context.lock().assertHeld();
        add(room, user, id, new Said(context.nanos(), stored));
    }

    /** Adds a message that was stored before this process started. */
    void restore(Journal.ChatSaid said) {
        context.lock().assertHeld();
        Duration age = Duration.between(said.at(), context.now());
        // The clock was set back meanwhile: the age of the message is unknown.
        long passed = age.isNegative() ? 0 : age.toNanos();
        add(said.room(), said.user(), said.id(), new Said(context.nanos() - passed, RoomCommandHandler.done()));
    }

    private void add(RoomId room, UserId user, String id, Said said) {
        if (rooms.computeIfAbsent(room, fresh -> new LinkedHashMap<>()).put(new Key(user, id), said) == null) {
            count++;
        }
        while (count > MOST) {
            forgetOldest();
        }
    }

    /** The room is no more, and what was said in it neither. */
    void forget(RoomId room) {
        context.lock().assertHeld();
        Map<Key, Said> gone = rooms.remove(room);
        count -= gone == null ? 0 : gone.size();
    }

    /** Forgets what is older than a day, each hour from now on. */
    void sweepLater() {
        context.lock().assertHeld();
        context.in(SWEPT_EVERY, () -> {
            rooms.values().forEach(this::forgetOld);
            rooms.values().removeIf(Map::isEmpty);
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
        for (Map<Key, Said> here : rooms.values()) {
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
