package app.parley.hub;

import app.parley.hub.value.ChatText;
import app.parley.hub.value.Client;
import app.parley.hub.value.Departure;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.HubFigures;
import app.parley.hub.value.IceServers;
import app.parley.hub.value.Ids;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.Journal;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Presence;
import app.parley.hub.value.ReplyText;
import app.parley.hub.value.RingDevices;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.StatusText;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallId;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.Limits;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Owns all live state. Thread-safe: each change happens under one lock, and its events are queued under that lock, so
 * all clients see one order. A request that is not allowed throws a {@link RequestException} and changes nothing.
 */
public final class Hub {
    private final HubContext context;
    private final HubLock lock = new HubLock();
    private final PresenceRegistry registry;
    private final Rooms rooms;
    private final LoggedCalls logged;
    private final ActiveCalls activeCalls;
    private final CallRequests requests;
    private final RoomAdmission admission;
    private final ModeratorControls controls;
    private final PasscodeCheck passcodeCheck;
    private final RoomCommandHandler commands;
    private final DirectMessages messages;
    private final ExtensionSlot extension = new ExtensionSlot(lock);
    private final SessionLifecycle sessionLifecycle;
    private final DeviceRings deviceRings = new DeviceRings(lock);
    private final HubOperations operations;
    private final PresenceRounds rounds;
    private final HubMeter meter;
    private boolean draining;

    public Hub(Journal journal, IceServers ice, RejoinTickets tickets, Limits limits, TimeSource clock) {
        context = new HubContext(
                lock, new Deadlines(lock), journal, ice, tickets, new Ids(), limits, clock, clock.nanos());
        registry = new PresenceRegistry(context, deviceRings);
        RecentMessageIds<RoomId> said = new RecentMessageIds<>(context);
        rooms = new Rooms(context, said);
        logged = new LoggedCalls(context, registry);
        activeCalls = new ActiveCalls(context, logged, deviceRings);
        CallLifecycle lifecycle = new CallLifecycle(context, rooms, registry, activeCalls);
        Ringing ringing = new Ringing(context, registry, activeCalls, lifecycle, deviceRings);
        admission = new RoomAdmission(context, rooms, registry, ringing, lifecycle);
        controls = new ModeratorControls(context, admission, lifecycle, rooms);
        passcodeCheck = new PasscodeCheck(lock, rooms);
        HeldPlaces heldPlaces = new HeldPlaces(context);
        commands = new RoomCommandHandler(context, rooms, controls, heldPlaces, extension, said);
        requests = new CallRequests(context, rooms, registry, ringing, activeCalls, extension);
        operations = new HubOperations(context, registry, requests, admission, ringing, activeCalls, commands);
        rounds = new PresenceRounds(lock, registry, rooms, extension);
        sessionLifecycle =
                new SessionLifecycle(context, registry, rooms, admission, heldPlaces, controls, requests, extension);
        messages = new DirectMessages(context, registry);
        meter = new HubMeter(lock, registry, rooms, activeCalls, ringing.tally(), admission);
        lock.run(said::sweepLater);
        lock.run(messages::sweepLater);
    }

    /** The hub's side for REST and for the start of the server. */
    public HubAdmin team() {
        return new HubAdmin(
                lock,
                context,
                registry,
                rooms,
                admission,
                activeCalls,
                sessionLifecycle,
                new CallRecovery(context, rooms, registry, admission, activeCalls, sessionLifecycle));
    }

    /** What there is right now, for whoever watches the server. */
    public HubFigures figures() {
        return lock.get(meter::read);
    }

    /** Adds a dialect that has calls, names or messages of its own, before the first session begins. */
    public <E extends HubExtension> E extend(Function<HubOperations, E> dialect) {
        return lock.get(() -> {
            E added = dialect.apply(operations);
            extension.put(added);
            return added;
        });
    }

    /** Rings these devices too, from now on. */
    public void ringAlso(RingDevices devices) {
        lock.run(() -> deviceRings.use(devices));
    }

    /** The rounds in which presence and rooms are published. */
    public PresenceRounds rounds() {
        return rounds;
    }

    /** Opens a session for somebody who has signed in. */
    public Session open(Person person, Client client, Outbox outbox) {
        return lock.get(() -> {
            refuseWhenDraining();
            return sessionLifecycle.begin(person, client, outbox);
        });
    }

    /** Opens a session for somebody without an account, under the wished name or one like it. */
    public Session openGuest(String wishedName, Client client, Outbox outbox) {
        return lock.get(() -> {
            refuseWhenDraining();
            Person guest = new Person(context.ids().guest(), extension.get().guestName(wishedName), true, false, null);
            return sessionLifecycle.begin(guest, client, outbox);
        });
    }

    /** The session lost its socket: its peers are held for a while, as it departed. */
    public void suspend(Session session, Departure departure) {
        lock.run(() -> sessionLifecycle.suspend(session, departure));
    }

    /** The socket of a suspended session is back. */
    public void resume(Session session) {
        lock.run(() -> sessionLifecycle.resume(session));
    }

    /**
     * The session is over. Closing it again does nothing.
     *
     * @param onPurpose whether its person wanted that
     * @return completed when the calls it was in are stored so
     */
    public CompletionStage<@Nullable Void> close(Session session, boolean onPurpose) {
        return lock.get(() -> {
            sessionLifecycle.end(session, onPurpose ? LeaveReason.LEFT : LeaveReason.LOST);
            return activeCalls.written();
        });
    }

    /** Starts to listen: lists arrive at once, changes follow. */
    public void watch(Session session, Topic topic) {
        lock.run(() -> {
            requireOpen(session);
            boolean added = !session.watches(topic);
            session.watch(topic);
            if (tellsPresence(topic) || topic.equals(Topic.ROOMS) || topic.equals(Topic.MESSAGES)) {
                requireAccount(session);
            }
            if (tellsPresence(topic)) {
                registry.watch(session, topic);
            } else if (topic.equals(Topic.ROOMS)) {
                rooms.watch(session);
            } else if (topic.equals(Topic.CALLS) && added) {
                requests.listen(session);
            }
        });
    }

    public void unwatch(Session session, Topic topic) {
        lock.run(() -> {
            session.unwatch(topic);
            if (tellsPresence(topic)) {
                registry.unwatch(session, topic);
            } else if (topic.equals(Topic.ROOMS)) {
                rooms.unwatch(session);
            }
        });
    }

    /**
     * Enters a room: its snapshot arrives at once.
     *
     * @return completed when the call that this began or joined is stored so
     */
    public CompletionStage<@Nullable Void> enter(Session session, RoomId room, JoinOptions how) {
        passcodeCheck.pass(session, room, how.passcode());
        return lock.get(() -> {
            requireOpen(session);
            refuseWhenDraining();
            controls.enterOrKnock(session, room, how);
            extension.get().entered(session, room);
            return activeCalls.written();
        });
    }

    /** @return completed when the call that was left is stored so */
    public CompletionStage<@Nullable Void> leave(Session session, RoomId room) {
        return lock.get(() -> {
            controls.giveUp(session, room);
            admission.leave(session, room);
            return activeCalls.written();
        });
    }

    /** Does what a member asks of its room. Completed when it is done and, where it is recorded, committed. */
    public CompletionStage<@Nullable Void> command(Session session, RoomId room, RoomCommand command) {
        return lock.get(() -> commands.handle(requirePlace(session, room), command));
    }

    /**
     * Passes a signal on to one peer of the same room. Takes no lock: a place is looked up, and the sender's own order is
     * that of its calls. Only what goes to the other dialect needs it.
     */
    public void signal(Session session, RoomId room, PeerId to, SignalType type, String body) {
        Peer sender = requirePlace(session, room);
        Peer addressee = sender.room().peer(to);
        if (addressee == null || addressee == sender) {
            throw new RequestException(ErrorCode.NO_SUCH_PEER, "There is no such peer in this room.");
        }
        if (addressee.session().speaks(Client.Dialect.JSON)) {
            lock.run(() -> extension.get().signal(sender, addressee, type, body));
            return;
        }
        Outbox outbox = addressee.session().outbox();
        RoomEvent signal = new RoomEvent.Signalled(type, body);
        outbox.send(sender.room().topic(), EventEnvelope.by(signal, context.now(), sender.id(), sender.user()));
        outbox.flush();
    }

    public CompletionStage<@Nullable Void> ring(Session session, RingRequest request) {
        return lock.get(() -> {
            requireOpen(session);
            refuseWhenDraining();
            return requests.ring(session, request);
        });
    }

    /** @param words of a decline, for the caller; null for none */
    public CompletionStage<@Nullable Void> answer(
            Session session, CallId call, RingRequest.Answer answer, @Nullable ReplyText words) {
        return lock.get(() -> {
            requireOpen(session);
            return requests.answer(session, call, answer, words);
        });
    }

    /**
     * Declines a ring by a device that has no session.
     *
     * @param words for the caller; null for none
     */
    public CompletionStage<@Nullable Void> decline(UserId user, CallId call, @Nullable ReplyText words) {
        return lock.get(() -> requests.decline(user, call, words));
    }

    /**
     * Writes to another person, wherever they are.
     *
     * @param id chosen by the sender: the same id again within a day is the same message
     * @return completed when the message is committed; the sessions of both are told with the next tick
     */
    public CompletionStage<@Nullable Void> say(UserId from, UserId to, String id, ChatText text) {
        return lock.get(() -> messages.say(from, to, id, text));
    }

    /** Marks what the other wrote, up to that message, as read on all devices of the reader. */
    public CompletionStage<@Nullable Void> markSeen(UserId reader, UserId other, String message) {
        return lock.get(() -> messages.markSeen(reader, other, message));
    }

    public CompletionStage<@Nullable Void> setStatus(
            UserId user, Presence.Status status, StatusText text, @Nullable Instant until) {
        return lock.get(() -> {
            TeamMember account = registry.account(user);
            if (account == null) {
                throw new RequestException(ErrorCode.FORBIDDEN, "Only accounts have a status.");
            }
            registry.choose(account, status, text.value(), until);
            return context.journal().record(new Journal.StatusSet(user, status, text.value(), until));
        });
    }

    /** Remembers the messages of the last day, so that one sent again is not stored again. */
    public void rememberSaid(List<Journal.ChatSaid> said) {
        lock.run(() -> said.forEach(commands::remember));
    }

    /** The same for what people write to each other outside of rooms. */
    public void rememberWritten(List<Journal.DirectSaid> said) {
        lock.run(() -> said.forEach(messages::remember));
    }

    /** Does what is due; to be called every 100 ms. */
    public void tick() {
        lock.run(() -> {
            context.deadlines().run(context.nanos());
            activeCalls.noteAliveNowAndThen();
            logged.tell();
            messages.tell();
            registry.noteLeftNowAndThen();
            extension.get().tick();
        });
    }

    /** Tells everybody that the server restarts soon, and refuses new sessions. */
    public void drain(Duration retryAfter) {
        lock.run(() -> {
            draining = true;
            registry.noteSeen();
            activeCalls.noteAlive();
            for (Session session : registry.allSessions()) {
                session.places().forEach(peer -> peer.room().send(peer, new RoomEvent.Draining(retryAfter.toMillis())));
            }
        });
    }

    private void refuseWhenDraining() {
        if (draining) {
            throw new RequestException(ErrorCode.DRAINING, "The server is restarting.", Duration.ofSeconds(5));
        }
    }

    private static boolean tellsPresence(Topic topic) {
        return topic.equals(Topic.PRESENCE) || topic.equals(Topic.PRESENCE_BATCHES);
    }

    private static void requireOpen(Session session) {
        if (!session.isOpen()) {
            throw new RequestException(ErrorCode.UNAUTHENTICATED, "This session is over.");
        }
    }

    private static void requireAccount(Session session) {
        if (session.person().guest()) {
            throw new RequestException(ErrorCode.FORBIDDEN, "Only accounts may see this.");
        }
    }

    private static Peer requirePlace(Session session, RoomId room) {
        Peer place = session.place(room);
        if (place == null) {
            throw new RequestException(ErrorCode.NO_SUCH_ROOM, "You are not in this room.");
        }
        return place;
    }
}
