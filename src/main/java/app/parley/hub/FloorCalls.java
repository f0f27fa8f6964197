package app.parley.hub;

import app.parley.hub.Party.Standing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One-to-one calls of the json dialect: the first offer rings, the answer accepts, hang-up or a lost connection ends.
 * The calls are the hub's own, so the log cannot tell them from others. Touched only while Hub holds its lock.
 */
final class FloorCalls {
    private static final int MAX_HELD = 64;

    private final FloorMembers floor;
    private final CallDesk desk;
    private final Doors doors;
    private final Rings rings;
    private final CallLog log;
    private final Map<CallId, FloorCall> calls = new HashMap<>();

    FloorCalls(FloorMembers floor, CallDesk desk, Doors doors, Rings rings, CallLog log) {
        this.floor = floor;
        this.desk = desk;
        this.doors = doors;
        this.rings = rings;
        this.log = log;
    }

    private record Held(Session from, String type, String body) {}

    /** Whose call it is; the callee's candidates wait for the answer. */
    private record FloorCall(Call call, Session caller, String callerName, String callee, Deque<Held> held) {
        private boolean isOf(Session session, String name) {
            return caller == session || callee.equals(name);
        }

        private String partner(Session self) {
            return caller == self ? callee : callerName;
        }
    }

    void signal(Session from, String type, @Nullable String target, String body) {
        String name = floor.requireName(from);
        hangUpEnded();
        switch (type) {
            case "video-offer" -> offer(from, name, requireTarget(target), body);
            case "video-answer" -> answer(from, name, requireTarget(target), body);
            case "new-ice-candidate" -> candidate(from, name, requireTarget(target), body);
            case "hang-up" -> hangUp(from, name, target, body);
            default -> throw new Refusal(Code.BAD_REQUEST, "No such signal: " + type + ".");
        }
    }

    /** Whoever is still in a call that ended by itself (missed, line lost) hears it as a hang-up. */
    void hangUpEnded() {
        for (FloorCall open : List.copyOf(calls.values())) {
            if (open.call().isOver()) {
                calls.remove(open.call().id());
                hangUp(open.callerName(), open.callee());
                hangUp(open.callee(), open.callerName());
            }
        }
    }

    private void hangUp(String from, String to) {
        String body = "{\"type\":\"hang-up\",\"target\":\"" + to + "\"}";
        floor.sessions(to).forEach(session -> floor.signal(from, session, "hang-up", body));
    }

    private static String requireTarget(@Nullable String target) {
        if (target == null) {
            throw new Refusal(Code.NO_SUCH_USER, "This signal needs a target.");
        }
        return target;
    }

    private void offer(Session from, String name, String target, String body) {
        List<Session> callees = floor.requireSessions(target);
        if (name.equals(target)) {
            throw new Refusal(Code.BAD_REQUEST, "Nobody can call themselves.");
        }
        if (between(from, name, target) == null) {
            Person callee = callees.get(0).person();
            Room room = desk.roomOfItsOwn(from.person(), List.of(callee));
            Call call = desk.open(room, "video", from);
            rings.ring(call, List.of(callee), from);
            if (call.isOver()) {
                // Busy: the client of who was called has no ring to hide, it would answer.
                hangUp(target, name);
                return;
            }
            calls.put(call.id(), new FloorCall(call, from, name, target, new ArrayDeque<>()));
            log.changed(call);
        }
        deliver(from, target, "video-offer", body);
    }

    private void answer(Session from, String name, String target, String body) {
        FloorCall open = require(from, name, target);
        Party party = open.call().party(from.user());
        if (party != null && party.standing() == Standing.RINGING && open.caller() != from) {
            rings.accept(open.call(), party, from);
            doors.enter(open.caller(), open.call().room().id());
            doors.enter(from, open.call().room().id());
        }
        deliver(from, target, "video-answer", body);
        for (Held held = open.held().poll(); held != null; held = open.held().poll()) {
            deliver(held.from(), target, held.type(), held.body());
        }
    }

    private void candidate(Session from, String name, String target, String body) {
        FloorCall open = require(from, name, target);
        Party party = open.call().party(from.user());
        boolean waits = open.caller() != from && party != null && party.standing() == Standing.RINGING;
        if (!waits) {
            deliver(from, target, "new-ice-candidate", body);
        } else if (open.held().size() < MAX_HELD) {
            open.held().add(new Held(from, "new-ice-candidate", body));
        } else {
            throw new Refusal(Code.TOO_MANY, "Too many candidates before the answer.");
        }
    }

    private void hangUp(Session from, String name, @Nullable String target, String body) {
        FloorCall open = calls.values().stream()
                .filter(call -> call.isOf(from, name))
                .filter(call -> target == null || call.partner(from).equals(target))
                .findFirst()
                .orElseThrow(() -> new Refusal(Code.NO_SUCH_CALL, "There is no call to hang up."));
        calls.remove(open.call().id());
        floor.sessions(open.partner(from)).forEach(to -> floor.signal(name, to, "hang-up", body));
        Party party = open.call().party(from.user());
        if (from.place(open.call().room().id()) != null) {
            doors.leave(from, open.call().room().id());
        } else if (open.caller() == from) {
            rings.cancel(open.call(), from);
        } else if (party != null) {
            rings.decline(open.call(), party, from);
        }
    }

    private FloorCall require(Session from, String name, String target) {
        floor.requireSessions(target);
        FloorCall open = between(from, name, target);
        if (open == null) {
            throw new Refusal(Code.NO_SUCH_CALL, "There is no call with " + target + ".");
        }
        return open;
    }

    private @Nullable FloorCall between(Session session, String name, String other) {
        for (FloorCall open : calls.values()) {
            if (open.isOf(session, name) && open.partner(session).equals(other)) {
                return open;
            }
        }
        return null;
    }

    private void deliver(Session from, String target, String type, String body) {
        String name = floor.requireName(from);
        floor.requireSessions(target).forEach(to -> floor.signal(name, to, type, body));
    }
}
