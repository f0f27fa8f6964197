package app.parley.hub;

/** How much may be told at once between two rounds of news; the rest waits for the next. */
@GuardedByHubLock
public final class RoundBudget {
    private final HubLock lock;
    private final int perRound;
    private int spent;

    public RoundBudget(HubLock lock, int perRound) {
        this.lock = lock;
        this.perRound = perRound;
    }

    /** Also for the first in a round that costs more than a whole round has. */
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
