package app.parley.bench.section;

import app.parley.bench.load.Loop;
import app.parley.bench.server.Seat;
import app.parley.bench.server.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People who come, sign in and leave again, as fast as the server lets them. */
public final class Comings implements Section {
    private static final int AT_ONCE = 32;
    private static final int TIMES_THE_CODE_OF_A_MESSAGE = 3;

    private final Arena arena;

    public Comings(Arena arena) {
        this.arena = arena;
    }

    @Override
    public String name() {
        return "comings";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        return Duel.fight(arena, pace.warmingUp(TIMES_THE_CODE_OF_A_MESSAGE), ComingAndGoing::new);
    }

    private static final class ComingAndGoing implements Duel.Load {
        private final Subject server;
        private final Loop loop = new Loop();
        private final List<Seat> seats = new ArrayList<>();
        private long visits;

        private ComingAndGoing(Subject server) throws IOException {
            this.server = server;
            for (int i = 0; i < AT_ONCE; i++) {
                seats.add(server.seat(loop, i, null));
            }
        }

        @Override
        public Map<String, Double> play(Duration time) throws IOException {
            for (Seat seat : seats) {
                seat.come();
            }
            List<Seat> leaving = new ArrayList<>();
            Duration cpu = server.jvm().cpu();
            long before = System.nanoTime();
            long visitsBefore = visits;
            boolean never = loop.runUntil(() -> turn(leaving), time);
            assert !never;
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            Map<String, Double> figures = Duel.throughput(
                    "visits", visits - visitsBefore, took, server.jvm().cpu().minus(cpu));
            leaveAll(leaving);
            return figures;
        }

        /** Whoever is in leaves, whoever is gone comes again. */
        private boolean turn(List<Seat> leaving) {
            for (Seat seat : seats) {
                if (seat.isGone()) {
                    visits++;
                    leaving.remove(seat);
                    again(seat);
                } else if (seat.isIn() && !leaving.contains(seat)) {
                    leaving.add(seat);
                    seat.leave();
                }
            }
            return false;
        }

        private static void again(Seat seat) {
            try {
                seat.come();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void leaveAll(List<Seat> leaving) throws IOException {
            boolean left = loop.runUntil(
                    () -> {
                        for (Seat seat : seats) {
                            if (seat.isIn() && !seat.isGone() && !leaving.contains(seat)) {
                                leaving.add(seat);
                                seat.leave();
                            }
                        }
                        return seats.stream().allMatch(Seat::isGone);
                    },
                    Duration.ofSeconds(20));
            if (!left) {
                throw new IllegalStateException("not everybody could leave");
            }
        }

        @Override
        public void close() throws IOException {
            loop.close();
        }
    }
}
