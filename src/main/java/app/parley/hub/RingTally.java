package app.parley.hub;

import app.parley.kernel.WireNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How many rings were decided which way since the hub began. */
@GuardedByHubLock
final class RingTally {
    private final HubLock lock;
    private final Map<ParticipantState, Long> decided = new EnumMap<>(ParticipantState.class);

    RingTally(HubLock lock) {
        this.lock = lock;
        for (ParticipantState state : ParticipantState.values()) {
            switch (state) {
                case ACCEPTED, DECLINED, BUSY, CANCELLED, MISSED, FAILED -> decided.put(state, 0L);
                case RINGING, JOINED, UNANSWERED -> {}
            }
        }
    }

    void add(ParticipantState outcome) {
        lock.assertHeld();
        decided.merge(outcome, 1L, Long::sum);
    }

    Map<String, Long> byOutcome() {
        lock.assertHeld();
        Map<String, Long> figures = new TreeMap<>();
        decided.forEach((outcome, count) -> figures.put(WireNames.of(outcome), count));
        return figures;
    }
}
