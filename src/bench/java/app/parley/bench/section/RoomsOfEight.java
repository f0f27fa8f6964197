package app.parley.bench.section;

import app.parley.bench.server.LoadClient;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Full rooms in which everybody reacts, and everybody sees it. */
public final class RoomsOfEight implements Section {
    private static final int ROOMS = 25;
    private static final int EACH = 8;

    private final BenchServers benchServers;

    public RoomsOfEight(BenchServers benchServers) {
        this.benchServers = benchServers;
    }

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        return ComparisonRun.compare(benchServers, pace, Reacting::new);
    }

    /** One member: for eight messages that come it sends one, so as many stay on the way as there are members. */
    private static final class Member {
        private final LoadClient client;
        private final byte[] reaction;
        private long heard;

        private Member(LoadClient client) {
            this.client = client;
            this.reaction = client.reaction();
            client.listen((bytes, from, to) -> hears());
        }

        private void hears() {
            heard++;
            if (heard % EACH == 0) {
                speak();
            }
        }

        private void speak() {
            client.line().send(reaction);
        }
    }

    private static final class Reacting implements ComparisonRun.Load {
        private final ServerUnderTest server;
        private final ClientGroup group;
        private final List<Member> members = new ArrayList<>();
        private boolean begun;

        private Reacting(ServerUnderTest server) throws IOException {
            this.server = server;
            group = ClientGroup.inRooms(server, ROOMS, EACH);
            group.clients().forEach(client -> members.add(new Member(client)));
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
            group.loop().runFor(time);
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            return ComparisonRun.throughput(
                    "deliveries", heard() - heard, took, server.jvm().cpu().minus(cpu));
        }

        private long heard() {
            return members.stream().mapToLong(member -> member.heard).sum();
        }

        @Override
        public void close() throws IOException {
            group.close();
        }
    }
}
