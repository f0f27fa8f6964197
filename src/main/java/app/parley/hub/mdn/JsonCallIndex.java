package app.parley.hub.mdn;

import app.parley.hub.GuardedByHubLock;
import app.parley.hub.Session;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the open calls of the json dialect by their caller and callee. */
@GuardedByHubLock(through = JsonCalls.class)
final class JsonCallIndex {
    private final Map<Session, Set<JsonCall>> byCaller = new HashMap<>();
    private final Map<String, Set<JsonCall>> byCallee = new HashMap<>();

    void add(JsonCall call) {
        byCaller.computeIfAbsent(call.caller(), mine -> new LinkedHashSet<>()).add(call);
        byCallee.computeIfAbsent(call.callee(), mine -> new LinkedHashSet<>()).add(call);
    }

    /** @return whether it was open until now */
    boolean remove(JsonCall call) {
        boolean open = contains(call);
        byCaller.computeIfPresent(call.caller(), (key, calls) -> without(calls, call));
        byCallee.computeIfPresent(call.callee(), (key, calls) -> without(calls, call));
        return open;
    }

    private static @Nullable Set<JsonCall> without(Set<JsonCall> calls, JsonCall call) {
        calls.remove(call);
        return calls.isEmpty() ? null : calls;
    }

    boolean contains(JsonCall call) {
        return byCaller.getOrDefault(call.caller(), Set.of()).contains(call);
    }

    /** Those that this session began, and those that somebody of this name was called in. */
    List<JsonCall> of(Session session, String name) {
        Set<JsonCall> begun = byCaller.getOrDefault(session, Set.of());
        Set<JsonCall> received = byCallee.getOrDefault(name, Set.of());
        return Stream.concat(begun.stream(), received.stream()).toList();
    }

    /** @return null where the two have no call */
    @Nullable
    JsonCall between(Session session, String name, String other) {
        for (JsonCall open : of(session, name)) {
            if (open.partner(session).equals(other)) {
                return open;
            }
        }
        return null;
    }
}
