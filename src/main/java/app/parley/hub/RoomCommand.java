package app.parley.hub;

import java.util.List;

/** What a member says to its room (protocol, section 5). */
public sealed interface RoomCommand {
    <R> R accept(Handler<R> handler);

    /** One method for each command: a new command does not compile until it is handled. */
    interface Handler<R> {
        R onSay(Say command);

        R onChange(Change command);

        R onReact(React command);

        R onReport(Report command);
    }

    /** @param id the client's own, 1 to 64 characters */
    record Say(String id, String text) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onSay(this);
        }
    }

    record Change(StateChange state) implements RoomCommand {
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

    record Report(List<QualitySample> samples) implements RoomCommand {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onReport(this);
        }
    }
}
