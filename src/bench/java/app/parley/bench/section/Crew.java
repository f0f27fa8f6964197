package app.parley.bench.section;

import app.parley.bench.load.Loop;
import app.parley.bench.server.Seat;
import app.parley.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** People who have come to a server together, room by room. */
final class Crew implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final int AT_ONCE = 50;

    private final Loop loop = new Loop();
    private final List<Seat> seats = new ArrayList<>();

    private Crew() throws IOException {}

    /** So many rooms with so many people in each, all in and no more news of their coming on the way. */
    static Crew inRooms(Subject server, int rooms, int each) throws IOException {
        Crew crew = new Crew();
        for (int i = 0; i < rooms * each; i++) {
            crew.seats.add(server.seat(crew.loop, i, i / each));
        }
        crew.come();
        return crew;
    }

    /** People in no room; the first ones are left out. */
    static Crew idle(Subject server, int from, int to) throws IOException {
        Crew crew = new Crew();
        for (int i = from; i < to; i++) {
            crew.seats.add(server.seat(crew.loop, i, null));
        }
        crew.come();
        return crew;
    }

    private void come() throws IOException {
        for (int i = 0; i < seats.size(); i += AT_ONCE) {
            List<Seat> some = seats.subList(i, Math.min(seats.size(), i + AT_ONCE));
            for (Seat seat : some) {
                seat.come();
            }
            if (!loop.runUntil(() -> some.stream().allMatch(Seat::isIn), PATIENCE)) {
                throw new IllegalStateException("not everybody came in");
            }
        }
        loop.runFor(QUIET);
    }

    Loop loop() {
        return loop;
    }

    List<Seat> seats() {
        return seats;
    }

    /** Everybody leaves as one should: whoever is cut off keeps a place for a while. */
    @Override
    public void close() throws IOException {
        seats.forEach(seat -> seat.listen(null));
        for (Seat seat : seats) {
            if (!seat.isGone()) {
                seat.leave();
            }
        }
        boolean all = loop.runUntil(() -> seats.stream().allMatch(Seat::isGone), PATIENCE);
        loop.close();
        if (!all) {
            throw new IllegalStateException("not everybody could leave");
        }
    }
}
