package app.parley.hub;

/** Publishes presence and rooms to their subscribers, one round at a time. Thread-safe. */
public final class PresenceRounds {
    private final HubLock lock;
    private final PresenceRegistry registry;
    private final Rooms rooms;
    private final ExtensionSlot extension;

    PresenceRounds(HubLock lock, PresenceRegistry registry, Rooms rooms, ExtensionSlot extension) {
        this.lock = lock;
        this.registry = registry;
        this.rooms = rooms;
        this.extension = extension;
    }

    /**
     * Publishes one round: what changed about people and rooms since the last one. To be called every 100 to 250 ms, and
     * not by who keeps deadlines: handing out the lists of a large team takes its time.
     *
     * @return whether people still wait for a list, so that it is worth to {@link #serve()} them soon
     */
    public boolean publish() {
        return lock.get(() -> {
            rooms.publish();
            extension.get().publish();
            return registry.publish();
        });
    }

    /**
     * Between the rounds: gives some of those who wait for the list of people theirs.
     *
     * @return whether others still wait
     */
    public boolean serve() {
        return lock.get(registry::serve);
    }
}
