package app.parley.hub.value;

import app.parley.hub.value.RoomView.Named;
import app.parley.kernel.CallId;
import app.parley.kernel.CallMedia;
import app.parley.kernel.EndReason;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rings and their outcomes (protocol, section 7). */
public sealed interface CallEvent extends Event {
    /** @param others who else is rung, or was and has accepted */
    record Ring(
            CallId call,
            RoomId room,
            Named from,
            CallMedia media,
            boolean waiting,
            List<PeerView> peers,
            List<Named> others,
            Instant expiresAt)
            implements CallEvent {
        @Override
        public String type() {
            return "ring";
        }
    }

    /** @param id the caller's own id of the ring */
    record Ringing(CallId call, RoomId room, List<UserId> to, String id) implements CallEvent {
        @Override
        public String type() {
            return "ringing";
        }
    }

    /**
     * A callee's side is decided.
     *
     * @param type {@code accepted}, {@code declined}, {@code busy}, {@code cancelled}, {@code missed} or {@code failed}
     * @param user who did it
     * @param text the words of who declined; null where there are none
     * @param reply what they say, where it is nothing of one's own; null else
     */
    record Decided(
            String type,
            CallId call,
            RoomId room,
            UserId user,
            @Nullable String text,
            @Nullable String reply) implements CallEvent {
        public static Decided of(String type, CallId call, RoomId room, UserId user, @Nullable ReplyText words) {
            ReadyReply ready = words == null ? null : words.ready();
            return new Decided(
                    type,
                    call,
                    room,
                    user,
                    words == null ? null : words.textOrNull(),
                    ready == null ? null : ready.wire());
        }
    }

    /** @param by {@code accepted} or {@code declined}, on another of the callee's devices */
    record Taken(CallId call, RoomId room, UserId user, String by) implements CallEvent {
        @Override
        public String type() {
            return "taken";
        }
    }

    /** The call's row is committed: the log shows the call as it is now. */
    record Logged(CallId call) implements CallEvent {
        @Override
        public String type() {
            return "logged";
        }
    }

    record CallEnded(CallId call, RoomId room, EndReason reason, long durationSeconds) implements CallEvent {
        @Override
        public String type() {
            return "ended";
        }
    }
}
