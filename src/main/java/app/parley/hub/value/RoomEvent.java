package app.parley.hub.value;

import app.parley.kernel.EndReason;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a room. Events with a {@code seq} are numbered without a gap, the same for all members. */
public sealed interface RoomEvent extends Event {
    /** First of all to who enters. The events that follow continue from {@code seq}. */
    record Snapshot(
            String epoch,
            long seq,
            RoomView room,
            You you,
            List<PeerView> peers,
            List<IceServer> iceServers,
            @Nullable Instant iceExpiresAt)
            implements RoomEvent {
        @Override
        public String type() {
            return "room";
        }
    }

    /** The receiver's own place, and the ticket that takes it back after a restart. */
    record You(PeerId peer, String role, String ticket) {}

    record Joined(long seq, PeerView peer) implements RoomEvent {
        @Override
        public String type() {
            return "joined";
        }
    }

    record Left(long seq, PeerId peer, LeaveReason reason) implements RoomEvent {
        @Override
        public String type() {
            return "left";
        }
    }

    /** Only what changed; the rest is null. */
    record PeerChanged(
            long seq,
            PeerId peer,
            @Nullable MediaStatePatch state,
            @Nullable String connection) implements RoomEvent {
        @Override
        public String type() {
            return "peer-state";
        }
    }

    record Said(long seq, String id, PeerId peer, UserId user, String name, boolean guest, String text, Instant at)
            implements RoomEvent {
        @Override
        public String type() {
            return "message";
        }
    }

    record Reacted(long seq, PeerId peer, String emoji) implements RoomEvent {
        @Override
        public String type() {
            return "reaction";
        }
    }

    /** That peer must switch its microphone off. */
    record Muted(long seq, PeerId peer, PeerId by) implements RoomEvent {
        @Override
        public String type() {
            return "muted";
        }
    }

    record Changed(long seq, RoomView room) implements RoomEvent {
        @Override
        public String type() {
            return "room-changed";
        }
    }

    record Ended(long seq, EndReason reason) implements RoomEvent {
        @Override
        public String type() {
            return "ended";
        }
    }

    /** Somebody asks to be let in; to hosts only. */
    record Knocked(Knock knock) implements RoomEvent {
        @Override
        public String type() {
            return "knock";
        }
    }

    record Knock(String id, UserId user, String name, boolean guest, Instant at) {}

    /** Nobody waits under that knock any longer: answered by a host, taken back, or too old; to hosts only. */
    record KnockOver(String knock) implements RoomEvent {
        @Override
        public String type() {
            return "knock-over";
        }
    }

    /**
     * Somebody tries passcodes; to hosts only.
     *
     * @param user who tried the last one
     * @param count how many were wrong, of that user or from that address
     */
    record PasscodeGuesses(UserId user, String name, boolean guest, int count, Instant at) implements RoomEvent {
        @Override
        public String type() {
            return "passcode-guesses";
        }
    }

    /** @param retryAfter milliseconds */
    record Draining(long retryAfter) implements RoomEvent {
        @Override
        public String type() {
            return "draining";
        }
    }

    /** A peer's signal, passed on byte for byte: the body is what its sender sent. */
    record Signalled(SignalType signal, String body) implements RoomEvent {
        @Override
        public String type() {
            return signal.wire();
        }
    }
}
