package app.parley.hub;

/** How much may be told at once between two rounds of news; the rest waits for the next. Touched only while Hub holds its lock. */
final class RoundBudget {
    private final int perRound;
    private int spent;

    RoundBudget(int perRound) {
        this.perRound = perRound;
    }

    /** Also for the first in a round that costs more than a whole round has. */
    boolean take(int cost) {
        if (spent > 0 && spent + cost > perRound) {
            return false;
        }
        spent += cost;
        return true;
    }

    void renew() {
        spent = 0;
    }
}
