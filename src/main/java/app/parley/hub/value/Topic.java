package app.parley.hub.value;

import app.parley.kernel.RoomId;

/** The subject of an event. A dialect maps it to a subscription of its client. */
public sealed interface Topic {
    Topic PRESENCE = new Presence();
    Topic PRESENCE_BATCHES = new PresenceBatches();
    Topic ROOMS = new Rooms();
    Topic CALLS = new Calls();
    Topic MESSAGES = new Messages();
    Topic ERRORS = new Errors();
    Topic JSON = new Json();

    /** Who is online. */
    record Presence() implements Topic {}

    /** Who is online, with all changes of a round in one message. */
    record PresenceBatches() implements Topic {}

    /** The rooms one may enter. */
    record Rooms() implements Topic {}

    /** One room, by a member. */
    record InRoom(RoomId room) implements Topic {}

    /** Rings and their outcomes. */
    record Calls() implements Topic {}

    /** What people write to each other outside of rooms. */
    record Messages() implements Topic {}

    /** Refusals. */
    record Errors() implements Topic {}

    /** The one public place of the json dialect. */
    record Json() implements Topic {}
}
