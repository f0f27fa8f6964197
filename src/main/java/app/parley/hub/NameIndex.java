package app.parley.hub;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts the uses of names, ignoring case. */
@GuardedByHubLock
public final class NameIndex {
    private final HubLock lock;
    private final Map<String, Integer> uses = new HashMap<>();

    public NameIndex(HubLock lock) {
        this.lock = lock;
    }

    public void add(String name) {
        lock.assertHeld();
        uses.merge(fold(name), 1, Integer::sum);
    }

    public void remove(String name) {
        lock.assertHeld();
        uses.computeIfPresent(fold(name), (folded, count) -> count == 1 ? null : count - 1);
    }

    public boolean contains(String name) {
        lock.assertHeld();
        return uses.containsKey(fold(name));
    }

    /** As {@link String#equalsIgnoreCase} compares. */
    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
