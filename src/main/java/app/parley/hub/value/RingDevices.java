package app.parley.hub.value;

import app.parley.kernel.CallId;
import app.parley.kernel.UserId;
import java.util.Set;

/**
 * Port: devices that can be rung while none of their pages is connected. The hub calls every method under its lock, so
 * none of them may block.
 */
public interface RingDevices {
    /** Nobody has such a device. */
    RingDevices NONE = new RingDevices() {
        @Override
        public boolean reach(UserId user) {
            return false;
        }

        @Override
        public void ring(UserId callee, CallEvent.Ring ring, Set<String> connected) {}

        @Override
        public void over(UserId callee, CallId call, String outcome) {}
    };

    /** Returns whether the user has any. */
    boolean reach(UserId user);

    /**
     * Rings the callee's devices. The same ring comes again when one of their pages is no longer connected.
     *
     * @param connected credentials of the callee's pages that show the ring themselves
     */
    void ring(UserId callee, CallEvent.Ring ring, Set<String> connected);

    /** @param outcome {@code accepted}, {@code declined}, {@code cancelled}, {@code missed} or {@code failed} */
    void over(UserId callee, CallId call, String outcome);
}
