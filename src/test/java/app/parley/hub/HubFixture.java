package app.parley.hub;

import app.parley.hub.mdn.JsonDialectApi;
import app.parley.hub.value.CallEvent;
import app.parley.hub.value.Client;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.Event;
import app.parley.hub.value.IceServers;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.JsonEvent;
import app.parley.hub.value.Presence;
import app.parley.hub.value.ReplyText;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallId;
import app.parley.kernel.CallMedia;
import app.parley.kernel.ClientNetwork;
import app.parley.kernel.Limits;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import app.parley.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A hub with a clock of its own, a few accounts and one team room, and people who connect to it. */
final class HubFixture {
    static final RoomId STANDUP = new RoomId("standup");

    final TestClock clock = new TestClock();
    final RecordingJournal journal = new RecordingJournal();
    final Hub hub = new Hub(
            journal,
            (user, host) -> new IceServers.Grant(List.of(), null),
            new RejoinTickets(new byte[32]),
            Limits.DEFAULT,
            clock);
    final JsonDialectApi api = JsonDialectApi.plugInto(hub);

    HubFixture() {
        for (String name : List.of("Alice", "Bob", "Carol", "Dave")) {
            account(name, false, true);
        }
        room(STANDUP, Kind.TEAM, 8);
    }

    UserId account(String name, boolean admin, boolean active) {
        UserId user = new UserId(name.toLowerCase(Locale.ROOT));
        hub.team().putAccount(new TeamMember(user, name, admin, active, Presence.Status.ONLINE, "", null, null, null));
        return user;
    }

    void room(RoomId id, Kind kind, int capacity, UserId... hosts) {
        hub.team().putRoom(new RoomDefinition(id, "Stand-up", kind, capacity, null, Set.of(), Set.of(hosts)));
    }

    TestSession connects(String name) {
        UserId user = new UserId(name.toLowerCase(Locale.ROOT));
        return connects(new Person(user, name, false, false, null), Dialect.STOMP);
    }

    TestSession connects(Person person, Dialect dialect) {
        FakeOutbox outbox = new FakeOutbox();
        Client client = new Client(dialect, "Test on Test", "login-" + person.user());
        TestSession session = new TestSession(hub.open(person, client, outbox), outbox);
        session.watches(Topic.CALLS);
        return session;
    }

    TestSession connectsFrom(String name, String address) {
        return connectsFrom(new Person(new UserId(name.toLowerCase(Locale.ROOT)), name, false, false, null), address);
    }

    TestSession connectsFrom(Person person, String address) {
        FakeOutbox outbox = new FakeOutbox();
        Client client =
                new Client(Dialect.STOMP, "Test on Test", "login-" + person.user(), ClientNetwork.of(address), "");
        return new TestSession(hub.open(person, client, outbox), outbox);
    }

    /** Somebody without an account, by the json dialect. */
    TestSession joinsJson(String name) {
        FakeOutbox outbox = new FakeOutbox();
        return joinsJson(
                new TestSession(hub.openGuest(name, new Client(Dialect.JSON, "Test", "open"), outbox), outbox));
    }

    TestSession joinsJson(TestSession client) {
        api.join(client.session);
        return client;
    }

    void passes(Duration time) {
        clock.advance(time);
        hub.tick();
        hub.rounds().publish();
    }

    /** One connection, and what it was told. */
    final class TestSession {
        final Session session;
        final FakeOutbox inbox;

        TestSession(Session session, FakeOutbox inbox) {
            this.session = session;
            this.inbox = inbox;
        }

        UserId user() {
            return session.user();
        }

        void watches(Topic topic) {
            hub.watch(session, topic);
        }

        PeerId enters(RoomId room) {
            return enters(room, JoinOptions.PLAIN);
        }

        PeerId enters(RoomId room, JoinOptions how) {
            hub.enter(session, room, how);
            return inbox.last(RoomEvent.Snapshot.class).you().peer();
        }

        /** Sends a signal of the json dialect. */
        void signals(String type, @Nullable String target) {
            api.signal(session, SignalType.ofWire(type).orElseThrow(), target, "{\"type\":\"" + type + "\"}");
        }

        /** What the json dialect heard of signals. */
        List<String> signalsHeard() {
            return inbox.all(JsonEvent.UserSignal.class).stream()
                    .map(JsonEvent.UserSignal::type)
                    .toList();
        }

        void leaves(RoomId room) {
            hub.leave(session, room);
        }

        CallEvent.Ringing rings(TestSession... callees) {
            List<UserId> to = new ArrayList<>();
            for (TestSession callee : callees) {
                to.add(callee.user());
            }
            return rings(to, null);
        }

        CallEvent.Ringing rings(List<UserId> to, @Nullable RoomId room) {
            hub.ring(session, new RingRequest("ring-" + journal.entries.size(), to, CallMedia.VIDEO, room));
            return inbox.last(CallEvent.Ringing.class);
        }

        void answers(CallId call, RingRequest.Answer answer) {
            hub.answer(session, call, answer, null);
        }

        void declines(CallId call, String words) {
            hub.answer(session, call, RingRequest.Answer.DECLINE, new ReplyText(words, null));
        }

        List<Long> sequence() {
            return inbox.delivered.stream()
                    .map(FakeOutbox.Delivery::event)
                    .map(HubFixture::seqOf)
                    .filter(seq -> seq >= 0)
                    .toList();
        }
    }

    private static long seqOf(Event event) {
        if (event instanceof RoomEvent.Snapshot snapshot) {
            return snapshot.seq();
        } else if (event instanceof RoomEvent.Joined joined) {
            return joined.seq();
        } else if (event instanceof RoomEvent.Left left) {
            return left.seq();
        } else if (event instanceof RoomEvent.PeerChanged changed) {
            return changed.seq();
        } else if (event instanceof RoomEvent.Said said) {
            return said.seq();
        } else if (event instanceof RoomEvent.Reacted reacted) {
            return reacted.seq();
        } else if (event instanceof RoomEvent.Changed changed) {
            return changed.seq();
        }
        return -1;
    }
}
