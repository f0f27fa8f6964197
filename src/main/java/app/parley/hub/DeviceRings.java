package app.parley.hub;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.RingDevices;
import app.parley.kernel.CallId;
import app.parley.kernel.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells the port {@link RingDevices} which rings begin, and of each exactly once that it is over. */
@GuardedByHubLock
final class DeviceRings {
    private final HubLock lock;
    private final Map<CallId, Set<UserId>> ringing = new HashMap<>();
    private RingDevices devices = RingDevices.NONE;

    DeviceRings(HubLock lock) {
        this.lock = lock;
    }

    void use(RingDevices port) {
        lock.assertHeld();
        devices = port;
    }

    boolean reach(UserId user) {
        lock.assertHeld();
        return devices.reach(user);
    }

    /** @param connected credentials of the callee's pages that show the ring themselves */
    void ring(UserId callee, CallEvent.Ring ring, Set<String> connected) {
        lock.assertHeld();
        if (devices.reach(callee)) {
            ringing.computeIfAbsent(ring.call(), call -> new HashSet<>()).add(callee);
            devices.ring(callee, ring, connected);
        }
    }

    /** The call changed: some of its rings may be decided. */
    void settle(Call call) {
        lock.assertHeld();
        Set<UserId> rung = ringing.get(call.id());
        if (rung == null) {
            return;
        }
        rung.removeIf(user -> isDecided(call, user));
        if (rung.isEmpty()) {
            ringing.remove(call.id());
        }
    }

    private boolean isDecided(Call call, UserId user) {
        CallParticipant callee = call.participant(user);
        if (callee == null || callee.state() == ParticipantState.RINGING) {
            return false;
        }
        devices.over(user, call.id(), callee.state().event());
        return true;
    }
}
