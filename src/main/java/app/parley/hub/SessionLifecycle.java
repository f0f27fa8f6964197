package app.parley.hub;

import app.parley.hub.value.Client;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Outbox;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Begins, suspends, resumes and ends sessions, and releases everything that a session holds. */
final class SessionLifecycle {
    private final HubContext context;
    private final PresenceRegistry registry;
    private final Rooms rooms;
    private final RoomAdmission admission;
    private final HeldPlaces heldPlaces;
    private final ModeratorControls controls;
    private final CallRequests requests;
    private final ExtensionSlot extension;

    SessionLifecycle(
            HubContext context,
            PresenceRegistry registry,
            Rooms rooms,
            RoomAdmission admission,
            HeldPlaces heldPlaces,
            ModeratorControls controls,
            CallRequests requests,
            ExtensionSlot extension) {
        this.context = context;
        this.registry = registry;
        this.rooms = rooms;
        this.admission = admission;
        this.heldPlaces = heldPlaces;
        this.controls = controls;
        this.requests = requests;
        this.extension = extension;
    }

    Session begin(Person person, Client client, Outbox outbox) {
        Session session = new Session(context.lock(), context.ids().session(), person, client, outbox);
        registry.connected(session);
        extension.get().sessionBegan(session);
        return session;
    }

    void suspend(Session session, Departure departure) {
        if (departure == Departure.RESUME_FAILED && !session.hasPlaces()) {
            end(session, LeaveReason.LOST);
        } else if (session.isOpen()) {
            session.departs(departure, context.nanos());
            Duration patience = requests.patienceWith(session, heldPlaces.firstHold(departure));
            admission.hold(session, patience, () -> expire(session));
            requests.suspended(session);
            boundWaiting(session.user());
        }
    }

    /** The time is over. Places that media still comes from are held on, and the session with them. */
    private void expire(Session session) {
        Duration next = Duration.ZERO;
        List<Peer> silent = new ArrayList<>();
        for (Peer peer : session.places()) {
            Duration further = heldPlaces.furtherHold(peer);
            if (further.compareTo(Duration.ZERO) <= 0) {
                silent.add(peer);
            } else if (next.isZero() || further.compareTo(next) < 0) {
                next = further;
            }
        }
        if (next.isZero()) {
            giveUp(session, session.departure() == Departure.TAB_CLOSED ? LeaveReason.LEFT : LeaveReason.LOST);
            return;
        }
        silent.forEach(admission::lose);
        session.suspendedUntil(context.in(next, () -> expire(session)));
    }

    private void giveUp(Session session, LeaveReason reason) {
        end(session, reason);
        context.deliveries().close(session, CloseReason.BYE);
    }

    /**
     * Bounds the suspended sessions of a user to the sockets allowed: connecting again and again must not fill the
     * memory.
     */
    private void boundWaiting(UserId user) {
        List<Session> waiting = registry.sessionsOf(user).stream()
                .filter(Session::isSuspended)
                .sorted(Comparator.comparing(session -> session.waitsFor(context.nanos())))
                .toList();
        int tooMany = waiting.size() - context.limits().socketsPerUser();
        for (int i = 0; i < tooMany; i++) {
            giveUp(waiting.get(i), LeaveReason.LOST);
        }
    }

    void resume(Session session) {
        if (session.isOpen() && session.isSuspended()) {
            admission.welcomeBack(session);
        }
    }

    /** Ends it for good. Ending it again does nothing. */
    void end(Session session, LeaveReason reason) {
        if (!session.isOpen()) {
            return;
        }
        session.markClosed();
        rooms.unwatch(session);
        registry.disconnected(session);
        controls.giveUpAll(session);
        extension.get().sessionEnds(session);
        admission.leaveAll(session, reason);
        requests.gone(session);
        extension.get().sessionEnded(session);
    }
}
