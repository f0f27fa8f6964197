package app.parley.hub;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open calls of the json dialect, found by who is in them. Touched only while Hub holds its lock. */
final class FloorCallIndex {
    private final Map<Session, Set<FloorCall>> byCaller = new HashMap<>();
    private final Map<String, Set<FloorCall>> byCallee = new HashMap<>();

    void add(FloorCall call) {
        byCaller.computeIfAbsent(call.caller(), mine -> new LinkedHashSet<>()).add(call);
        byCallee.computeIfAbsent(call.callee(), mine -> new LinkedHashSet<>()).add(call);
    }

    /** @return whether it was open until now */
    boolean remove(FloorCall call) {
        boolean open = contains(call);
        byCaller.computeIfPresent(call.caller(), (key, calls) -> without(calls, call));
        byCallee.computeIfPresent(call.callee(), (key, calls) -> without(calls, call));
        return open;
    }

    private static @Nullable Set<FloorCall> without(Set<FloorCall> calls, FloorCall call) {
        calls.remove(call);
        return calls.isEmpty() ? null : calls;
    }

    boolean contains(FloorCall call) {
        return byCaller.getOrDefault(call.caller(), Set.of()).contains(call);
    }

    /** Those that this session began, and those that somebody of this name was called in. */
    List<FloorCall> of(Session session, String name) {
        Set<FloorCall> begun = byCaller.getOrDefault(session, Set.of());
        Set<FloorCall> received = byCallee.getOrDefault(name, Set.of());
        return Stream.concat(begun.stream(), received.stream()).toList();
    }

    /** @return null where the two have no call */
    @Nullable
    FloorCall between(Session session, String name, String other) {
        for (FloorCall open : of(session, name)) {
            if (open.partner(session).equals(other)) {
                return open;
            }
        }
        return null;
    }
}
