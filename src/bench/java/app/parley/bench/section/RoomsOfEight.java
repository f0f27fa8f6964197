package app.parley.bench.section;

import app.parley.bench.server.Seat;
import app.parley.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Full rooms in which everybody reacts, and everybody sees it. */
public final class RoomsOfEight implements Section {
    private static final int ROOMS = 25;
    private static final int EACH = 8;

    private final Arena arena;

    public RoomsOfEight(Arena arena) {
        this.arena = arena;
    }

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        return Duel.fight(arena, pace, Reacting::new);
    }

    /** One member: for eight messages that come it sends one, so as many stay on the way as there are members. */
    private static final class Member {
        private final Seat seat;
        private final byte[] reaction;
        private long heard;

        private Member(Seat seat) {
            this.seat = seat;
            this.reaction = seat.reaction();
            seat.listen((bytes, from, to) -> hears());
        }

        private void hears() {
            heard++;
            if (heard % EACH == 0) {
                speak();
            }
        }

        private void speak() {
            seat.line().send(reaction);
        }
    }

    private static final class Reacting implements Duel.Load {
        private final Subject server;
        private final Crew crew;
        private final List<Member> members = new ArrayList<>();
        private boolean begun;

        private Reacting(Subject server) throws IOException {
            this.server = server;
            crew = Crew.inRooms(server, ROOMS, EACH);
            crew.seats().forEach(seat -> members.add(new Member(seat)));
        }

        @Override
        public Map<String, Double> play(Duration time) throws IOException {
            if (!begun) {
                members.forEach(Member::speak);
                begun = true;
            }
            Duration cpu = server.jvm().cpu();
            long heard = heard();
            long before = System.nanoTime();
            crew.loop().runFor(time);
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            return Duel.throughput(
                    "deliveries", heard() - heard, took, server.jvm().cpu().minus(cpu));
        }

        private long heard() {
            return members.stream().mapToLong(member -> member.heard).sum();
        }

        @Override
        public void close() throws IOException {
            crew.close();
        }
    }
}
