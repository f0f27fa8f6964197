package app.parley.hub;

/** Limits the work done at once between two rounds of presence; the rest waits for the next round. */
@GuardedByHubLock
public final class RoundBudget {
    private final HubLock lock;
    private final int perRound;
    private int spent;

    public RoundBudget(HubLock lock, int perRound) {
        this.lock = lock;
        this.perRound = perRound;
    }

    /** Takes a cost if the round can bear it. The first cost of a round always fits. */
    public boolean take(int cost) {
        lock.assertHeld();
        if (spent > 0 && spent + cost > perRound) {
            return false;
        }
        spent += cost;
        return true;
    }

    public void renew() {
        lock.assertHeld();
        spent = 0;
    }
}
