package app.parley.testing;

import app.parley.hub.Hub;
import app.parley.hub.RejoinTickets;
import app.parley.hub.value.IceServers;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.TeamMember;
import app.parley.kernel.Limits;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A hub with four accounts and a team room, for tests of the dialects and sockets. */
public final class SignalingFixture {
    public static final RoomId STANDUP = new RoomId("standup");

    private final MemoryJournal journal = new MemoryJournal();
    private final FakeAuthenticator authenticator = new FakeAuthenticator();
    private final Hub hub;

    public SignalingFixture(Limits limits, TimeSource clock) {
        hub = new Hub(
                journal,
                (user, host) -> new IceServers.Grant(List.of(), null),
                new RejoinTickets(new byte[32]),
                limits,
                clock);
        List.of("Alice", "Bob", "Carol", "Dave").forEach(this::account);
        hub.team().putRoom(new RoomDefinition(STANDUP, "Stand-up", Kind.TEAM, 8, null, Set.of(), Set.of()));
    }

    public void account(String name) {
        UserId user = new UserId(name.toLowerCase(Locale.ROOT));
        authenticator.add(new Person(user, name, false, false, null));
        hub.team().putAccount(new TeamMember(user, name, false, true, Presence.Status.ONLINE, "", null, null, null));
    }

    /** Somebody invited to the team room alone. */
    public Person guest(String name) {
        UserId user = new UserId("guest-" + name.toLowerCase(Locale.ROOT));
        Person guest = new Person(user, name, true, false, STANDUP);
        authenticator.add(guest);
        return guest;
    }

    public Hub hub() {
        return hub;
    }

    public FakeAuthenticator authenticator() {
        return authenticator;
    }

    public MemoryJournal journal() {
        return journal;
    }
}
