package app.parley.bench.jmh;

import app.parley.bench.server.Bodies;
import app.parley.hub.Hub;
import app.parley.hub.RejoinTickets;
import app.parley.hub.Session;
import app.parley.hub.value.Client;
import app.parley.hub.value.IceServers;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.TeamMember;
import app.parley.kernel.Limits;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A full room in the hub, without sockets and dialects. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HubBenchmark {
    private static final int MEMBERS = 8;
    private static final RoomId ROOM = new RoomId("standup");

    private final Hub hub = new Hub(
            entry -> CompletableFuture.completedFuture(null),
            (user, host) -> new IceServers.Grant(List.of(), null),
            new RejoinTickets(new byte[32]),
            Limits.DEFAULT,
            TimeSource.system());
    private final List<Session> members = new ArrayList<>();
    private final PeerId addressee;

    public HubBenchmark() {
        hub.team()
                .putRoom(new RoomDefinition(
                        ROOM, "Stand-up", RoomDefinition.Kind.TEAM, MEMBERS, null, Set.of(), Set.of()));
        PeerSpy last = new PeerSpy();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(enters("p" + i, last));
        }
        addressee = last.peer();
    }

    private Session enters(String name, PeerSpy outbox) {
        UserId user = new UserId(name);
        hub.team().putAccount(new TeamMember(user, name, false, true, Presence.Status.ONLINE, "", null, null, null));
        Client client = new Client(Client.Dialect.STOMP, "bench", "login-" + name);
        Session session = hub.open(new Person(user, name, false, false, null), client, outbox);
        hub.enter(session, ROOM, new JoinOptions(null, null, null, null));
        return session;
    }

    /** One signal to one peer. */
    @Benchmark
    public void signal() {
        hub.signal(members.get(0), ROOM, addressee, SignalType.NEW_ICE_CANDIDATE, Bodies.CANDIDATE);
    }

    /** One event to eight members. */
    @Benchmark
    public Object reaction() {
        return hub.command(members.get(0), ROOM, new RoomCommand.React("+"));
    }

    /** What the regular look costs when nothing is due. */
    @Benchmark
    public void tick() {
        hub.tick();
        hub.rounds().publish();
    }
}
