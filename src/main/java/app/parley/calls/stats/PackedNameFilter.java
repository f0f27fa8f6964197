package app.parley.calls.stats;

import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.FoldedText;
import app.parley.calls.Viewer;
import app.parley.calls.stats.PairDictionary.Pair;
import app.parley.kernel.CallOutcome;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which participants, rooms and outcomes of one packed day match a filter. It compares each name once, not for
 * each call. Stateless.
 */
final class PackedNameFilter {
    private final @Nullable Direction direction;
    private final boolean aboutViewer;
    private final boolean aboutUsers;
    private final boolean aboutNames;
    private final boolean[] endingFits;
    private final boolean[] roomFits;
    private final boolean[] roomIsNamed;
    private final boolean[] isViewer;
    private final boolean[] isWanted;
    private final boolean[] isNamed;

    PackedNameFilter(CallFilter filter, Viewer viewer, PackedCalls day) {
        direction = filter.direction();
        aboutViewer = filter.isAboutViewer(viewer);
        aboutUsers = !filter.users().isEmpty();
        String text = foldedText(filter);
        aboutNames = text != null;
        Predicate<Pair> named =
                pair -> text != null && FoldedText.of(pair.second()).contains(text);
        endingFits = marks(day.endings(), ending -> fits(filter, ending));
        roomFits = marks(
                day.rooms(), room -> filter.room() == null || filter.room().equals(room.first()));
        roomIsNamed = marks(day.rooms(), named);
        isViewer = marks(day.people(), person -> person.first().equals(viewer.user()));
        isWanted = marks(day.people(), person -> filter.users().contains(person.first()));
        isNamed = marks(day.people(), named);
    }

    private static @Nullable String foldedText(CallFilter filter) {
        String text = filter.text();
        return text == null ? null : FoldedText.of(text);
    }

    private static boolean fits(CallFilter filter, Pair ending) {
        return (filter.outcomes().isEmpty() || filter.outcomes().contains(outcome(ending)))
                && (filter.kind() == null || filter.kind().wire().equals(ending.second()));
    }

    private static CallOutcome outcome(Pair ending) {
        return CallOutcome.ofWire(ending.first()).orElseThrow();
    }

    private static boolean[] marks(Pair[] pairs, Predicate<Pair> mark) {
        boolean[] marks = new boolean[pairs.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mark.test(pairs[i]);
        }
        return marks;
    }

    boolean fits(PackedCalls call) {
        return endingFits[call.ending()] && roomFits[call.room()] && fitsStarter(call) && fitsPeople(call);
    }

    private boolean fitsStarter(PackedCalls call) {
        return direction == null
                || direction == Direction.MISSED
                || (direction == Direction.OUT) == isViewer[call.starter()];
    }

    private boolean fitsPeople(PackedCalls call) {
        boolean asking = !aboutViewer;
        boolean wanted = !aboutUsers;
        boolean named = !aboutNames || roomIsNamed[call.room()];
        for (int leg = 0; leg < call.count() && !(asking && wanted && named); leg++) {
            int person = call.person(leg);
            asking |= isViewer[person] && (direction != Direction.MISSED || call.missed(leg));
            wanted |= isWanted[person];
            named |= isNamed[person];
        }
        return asking && wanted && named;
    }
}
