package app.parley.hub.value;

import app.parley.kernel.PeerId;
import app.parley.kernel.PreCallCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member says to its room (protocol, section 5). */
public sealed interface RoomCommand {
    <R> R accept(Handler<R> handler);

    /** One method for each command: a new command does not compile until it is handled. */
    interface Handler<R> {
        R onSay(Say command);

        R onChange(Change command);

        R onReact(React command);

        R onReport(Report command);

        R onLock(Lock command);

        R onMute(Mute command);

        R onRemove(Remove command);

        R onAnswerKnock(AnswerKnock command);

        R onEnd(End command);
    }

    /** @param id the client's own, 1 to 64 characters */
    record Say(String id, String text) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onSay(this);
        }
    }

    record Change(MediaStatePatch state) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onChange(this);
        }
    }

    record React(String emoji) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onReact(this);
        }
    }

    /** @param preCallCheck how the own connection was before the call; null for none, or none that is new */
    record Report(List<QualitySample> samples, @Nullable PreCallCheck preCallCheck) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onReport(this);
        }
    }

    /** From a host: whether only those who are let in may enter. */
    record Lock(boolean locked) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onLock(this);
        }
    }

    /** From a host: that peer is to switch its microphone off. */
    record Mute(PeerId peer) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onMute(this);
        }
    }

    /** From a host: that peer's person has to go, and may not come back unasked. */
    record Remove(PeerId peer) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onRemove(this);
        }
    }

    /** From a host: lets somebody in who knocked, or not. */
    record AnswerKnock(String knock, boolean admit) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onAnswerKnock(this);
        }
    }

    /** From a host: the meeting is over for everybody. */
    record End() implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onEnd(this);
        }
    }
}
