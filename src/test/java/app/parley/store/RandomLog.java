package app.parley.store;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.participant;

import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.Viewer;
import app.parley.hub.value.CallRecord;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.testing.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Any calls, and whatever may be asked of them. */
public final class RandomLog {
    private final Random random;
    private final Duration spread;
    private final String[] ends;

    /** @param spread how long after noon calls begin */
    public RandomLog(Random random, Duration spread, String... ends) {
        this.random = random;
        this.spread = spread;
        this.ends = ends;
    }

    /** Many share a start, a length, or both. */
    public CallRecord call(int number) {
        Calls call = Calls.call("c%03d".formatted(number)).at(moment());
        boolean direct = random.nextBoolean();
        if (!direct) {
            String room = oneOf("Sales", "Über uns", "Hall");
            call.inRoom("room-" + room.length(), room);
        }
        int first = random.nextInt(6);
        String end = oneOf(ends);
        for (int i = 0; i <= 1 + (direct ? 0 : random.nextInt(3)); i++) {
            String user = "p" + (first + i) % 6;
            String role = !direct ? "participant" : i == 0 ? "caller" : "callee";
            call.with(participant(
                    user,
                    "Person " + user,
                    role,
                    List.of("completed", "ongoing").contains(end) ? "joined" : end));
        }
        return switch (end) {
            case "completed" -> call.completed(oneOf(5L, 5L, 60L, (long) random.nextInt(600)));
            case "ongoing" -> call.ongoing();
            default -> call.unanswered(end);
        };
    }

    Instant moment() {
        return NOON.plusSeconds(random.nextInt((int) spread.toSeconds()));
    }

    public Viewer viewer() {
        return new Viewer("p" + random.nextInt(7), random.nextBoolean());
    }

    public CallFilter filter() {
        return new CallFilter(
                seldom(moment()),
                seldom(moment()),
                chosen(random.nextInt(8) == 0 ? 30 : 3, "p0", "p1", "p2", "p5", "nobody"),
                seldom(oneOf("room-5", "room-8", "r1", "nowhere")),
                seldom(oneOf(CallKind.values())),
                outcomes(),
                seldom(oneOf(Direction.values())),
                seldom((long) random.nextInt(100)),
                seldom((long) random.nextInt(300)),
                seldom(oneOf("ÜBER", "on P1", "hal", "person", "zzz")));
    }

    private Set<CallOutcome> outcomes() {
        return chosen(2, "completed", "missed", "busy", "failed").stream()
                .map(outcome -> CallOutcome.ofWire(outcome).orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Sometimes more users than are looked up one by one. */
    private Set<String> chosen(int most, String... values) {
        if (random.nextInt(3) > 0) {
            return Set.of();
        }
        Stream<String> strangers =
                IntStream.range(0, most > values.length ? most : 0).mapToObj(i -> "stranger" + i);
        return Stream.concat(
                        strangers, Stream.generate(() -> oneOf(values)).limit(1 + random.nextInt(Math.min(most, 3))))
                .collect(Collectors.toSet());
    }

    private <T> @Nullable T seldom(T value) {
        return random.nextInt(4) == 0 ? value : null;
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
