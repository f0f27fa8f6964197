package app.parley.hub;

import app.parley.hub.value.Client;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Outbox;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Begins, suspends, resumes and ends sessions, and releases everything that a session holds. */
final class SessionLifecycle {
    /** Long enough for a page that reloads. */
    private static final Duration RELOAD = Duration.ofSeconds(5);

    private final HubContext context;
    private final PresenceRegistry roster;
    private final Rooms rooms;
    private final RoomAdmission doors;
    private final ModeratorControls hosting;
    private final CallRequests desk;
    private final ExtensionSlot extension;

    SessionLifecycle(
            HubContext context,
            PresenceRegistry roster,
            Rooms rooms,
            RoomAdmission doors,
            ModeratorControls hosting,
            CallRequests desk,
            ExtensionSlot extension) {
        this.context = context;
        this.roster = roster;
        this.rooms = rooms;
        this.doors = doors;
        this.hosting = hosting;
        this.desk = desk;
        this.extension = extension;
    }

    Session begin(Person person, Client client, Outbox outbox) {
        Session session = new Session(context.lock(), context.ids().session(), person, client, outbox);
        roster.connected(session);
        extension.get().sessionBegan(session);
        return session;
    }

    void suspend(Session session, Departure departure) {
        if (session.isOpen()) {
            LeaveReason reason = departure == Departure.TAB_CLOSED ? LeaveReason.LEFT : LeaveReason.LOST;
            doors.hold(session, desk.patienceWith(session, holdFor(departure)), () -> giveUp(session, reason));
            boundWaiting(session.user());
        }
    }

    private Duration holdFor(Departure departure) {
        Duration window = context.limits().resumeWindow();
        return switch (departure) {
            case TAB_CLOSED -> RELOAD.compareTo(window) < 0 ? RELOAD : window;
            case CONNECTION_LOST -> window;
        };
    }

    private void giveUp(Session session, LeaveReason reason) {
        end(session, reason);
        context.mail().close(session, CloseReason.BYE);
    }

    /**
     * Bounds the suspended sessions of a user to the sockets allowed: connecting again and again must not fill the
     * memory.
     */
    private void boundWaiting(UserId user) {
        List<Session> waiting = roster.sessionsOf(user).stream()
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
            doors.welcomeBack(session);
        }
    }

    /** Ends it for good. Ending it again does nothing. */
    void end(Session session, LeaveReason reason) {
        if (!session.isOpen()) {
            return;
        }
        session.markClosed();
        rooms.unwatch(session);
        roster.disconnected(session);
        hosting.giveUpAll(session);
        extension.get().sessionEnds(session);
        doors.leaveAll(session, reason);
        desk.gone(session);
        extension.get().sessionEnded(session);
    }
}
