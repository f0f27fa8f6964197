package app.parley.hub;

import app.parley.hub.value.HubFigures;
import java.util.List;

/** Counts what the hub's parts hold, for whoever watches the server. */
@GuardedByHubLock
final class HubMeter {
    private final HubLock lock;
    private final PresenceRegistry registry;
    private final Rooms rooms;
    private final ActiveCalls activeCalls;
    private final RingTally rings;
    private final RoomAdmission admission;

    HubMeter(
            HubLock lock,
            PresenceRegistry registry,
            Rooms rooms,
            ActiveCalls activeCalls,
            RingTally rings,
            RoomAdmission admission) {
        this.lock = lock;
        this.registry = registry;
        this.rooms = rooms;
        this.activeCalls = activeCalls;
        this.rings = rings;
        this.admission = admission;
    }

    HubFigures read() {
        lock.assertHeld();
        List<Session> sessions = registry.allSessions();
        int suspended = (int) sessions.stream().filter(Session::isSuspended).count();
        List<Room> all = rooms.all();
        List<Call> calls = activeCalls.open();
        int talking = (int) calls.stream().filter(Call::isConnected).count();
        return new HubFigures(
                (int) sessions.stream().map(Session::user).distinct().count(),
                sessions.size() - suspended,
                suspended,
                all.size(),
                (int) all.stream().filter(room -> !room.isEmpty()).count(),
                all.stream().mapToInt(room -> room.peers().size()).sum(),
                calls.size() - talking,
                talking,
                rings.byOutcome(),
                admission.rejoined(),
                admission.rejoinsMissed());
    }
}
