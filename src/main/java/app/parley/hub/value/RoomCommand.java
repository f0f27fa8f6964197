package app.parley.hub.value;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.PreCallCheck;
import app.parley.kernel.RequestException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command of a member to its room (protocol, section 5). A command that exists obeys its own rules. */
public sealed interface RoomCommand {
    <R> R accept(Handler<R> handler);

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new RequestException(ErrorCode.BAD_REQUEST, sentence);
        }
    }

    /** One method for each command: a new command does not compile until it is handled. */
    interface Handler<R> {
        R onSay(Say command);

        R onChange(Change command);

        R onReact(React command);

        R onReport(Report command);

        R onLock(Lock command);

        R onMute(Mute command);

        R onLower(Lower command);

        R onRemove(Remove command);

        R onAnswerKnock(AnswerKnock command);

        R onEnd(End command);
    }

    /** @param id chosen by the client, 1 to 64 characters: the same id again is the same message */
    record Say(String id, ChatText text) implements RoomCommand {
        public Say {
            ClientId.check(id);
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onSay(this);
        }
    }

    /** @param state with at least one switch */
    record Change(MediaStatePatch state) implements RoomCommand {
        public Change {
            require(
                    !state.isEmpty(),
                    "A peer-state has at least one of mic, camera, screen, hand, settingUp, recording.");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onChange(this);
        }
    }

    /** @param emoji one grapheme */
    record React(String emoji) implements RoomCommand {
        private static final int LONGEST = 64;
        private static final Pattern GRAPHEME = Pattern.compile("\\X");

        public React {
            require(emoji.length() <= LONGEST && GRAPHEME.matcher(emoji).matches(), "A reaction is one emoji.");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onReact(this);
        }
    }

    /**
     * @param samples at most 64
     * @param preCallCheck how the own connection was before the call; null for none, or none that is new
     */
    record Report(List<QualitySample> samples, @Nullable PreCallCheck preCallCheck) implements RoomCommand {
        private static final int MOST_SAMPLES = 64;

        public Report {
            require(samples.size() <= MOST_SAMPLES, "At most 64 samples at once.");
        }

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

    /** From a host: that peer's hand is down, or with null everybody's. */
    record Lower(@Nullable PeerId peer) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onLower(this);
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
