package app.parley.hub;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.CallEvent.Decided;
import app.parley.hub.value.CallEvent.Taken;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Presence;
import app.parley.hub.value.ReplyText;
import app.parley.hub.value.RoomView.Named;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls being rung: {@code ringing -> accepted | declined | busy | cancelled | missed | failed} for each callee, decided
 * here alone and once (protocol, section 7).
 */
final class Ringing {
    /** After an accept both have to be in the room within this time. */
    static final Duration TO_MEET = Duration.ofSeconds(30);

    private final HubContext context;
    private final PresenceRegistry registry;
    private final ActiveCalls activeCalls;
    private final CallLifecycle lifecycle;
    private final DeviceRings deviceRings;
    private final RingTally tally;

    Ringing(
            HubContext context,
            PresenceRegistry registry,
            ActiveCalls activeCalls,
            CallLifecycle lifecycle,
            DeviceRings deviceRings) {
        this.context = context;
        this.registry = registry;
        this.activeCalls = activeCalls;
        this.lifecycle = lifecycle;
        this.deviceRings = deviceRings;
        this.tally = new RingTally(context.lock());
    }

    RingTally tally() {
        return tally;
    }

    /** Rings people: each is decided at once if that person cannot be reached or wants not to be. */
    void ring(Call call, List<Person> callees, Session ringer) {
        call.involved().add(ringer);
        List<CallParticipant> participants = callees.stream()
                .map(callee -> CallParticipant.callee(callee, ringer))
                .toList();
        participants.forEach(call::add);
        participants.forEach(participant -> ring(call, participant));
    }

    private void ring(Call call, CallParticipant callee) {
        TeamMember account = registry.account(callee.user());
        if (!isReachable(callee.user())) {
            decide(call, callee, ParticipantState.MISSED, callee.user());
        } else if (account != null && account.status() == Presence.Status.DND) {
            decide(call, callee, ParticipantState.BUSY, callee.user());
        } else {
            callee.until(context.in(
                    context.limits().ring(), () -> decide(call, callee, ParticipantState.MISSED, callee.user())));
            listeners(callee.user()).forEach(session -> announce(call, callee, session));
            ringDevices(call, callee);
        }
    }

    private boolean isReachable(UserId user) {
        return !registry.sessionsOf(user).isEmpty() || deviceRings.reach(user);
    }

    /** Rings the devices of the callee none of whose pages shows the ring. */
    private void ringDevices(Call call, CallParticipant callee) {
        Set<String> connected = listeners(callee.user()).stream()
                .filter(session -> !session.isSuspended())
                .map(session -> session.client().credential())
                .collect(Collectors.toSet());
        deviceRings.ring(callee.user(), event(call, callee), connected);
    }

    /** The session lost its socket: what rings for its person has to be seen elsewhere. */
    void suspended(Session session, Iterable<Call> calls) {
        for (Call call : calls) {
            CallParticipant participant = call.participant(session.user());
            if (participant != null && participant.state() == ParticipantState.RINGING) {
                ringDevices(call, participant);
            }
        }
    }

    /** Whether a ring to this user can be seen anywhere right now. */
    boolean isHeardBy(UserId user) {
        return listeners(user).stream().anyMatch(session -> !session.isSuspended());
    }

    /** The callee's sessions that have a ring to show. */
    private List<Session> listeners(UserId user) {
        return registry.sessionsOf(user).stream()
                .filter(session -> session.speaks(Dialect.STOMP) && session.watches(Topic.CALLS))
                .toList();
    }

    /** Shows what rings for this person already to a session that listens only now. */
    void catchUp(Session session, Iterable<Call> calls) {
        for (Call call : calls) {
            CallParticipant participant = call.participant(session.user());
            if (participant != null && participant.state() == ParticipantState.RINGING) {
                announce(call, participant, session);
            }
        }
    }

    private void announce(Call call, CallParticipant callee, Session session) {
        context.deliveries()
                .send(
                        session,
                        Topic.CALLS,
                        EventEnvelope.by(
                                event(call, callee),
                                context.now(),
                                ringer(call, callee).user()));
    }

    private static Person ringer(Call call, CallParticipant callee) {
        Session ringer = callee.ringer();
        return ringer == null ? call.startedBy() : ringer.person();
    }

    private CallEvent.Ring event(Call call, CallParticipant callee) {
        boolean waiting = registry.presence(callee.user()).map(Presence::inCall).orElse(false);
        return new CallEvent.Ring(
                call.id(),
                call.room().id(),
                Named.of(ringer(call, callee)),
                call.media(),
                waiting,
                call.room().peers().stream().map(Peer::view).toList(),
                others(call, callee),
                callee.expiresAt(context.moment()));
    }

    private static List<Named> others(Call call, CallParticipant callee) {
        return call.participants().stream()
                .filter(participant ->
                        participant != callee && participant.state().isPending())
                .map(participant -> Named.of(participant.person()))
                .toList();
    }

    void accept(Call call, CallParticipant callee, Session by) {
        requireUndecided(call, callee);
        callee.become(ParticipantState.ACCEPTED);
        tally.add(ParticipantState.ACCEPTED);
        call.involved().add(by);
        call.answered(call.timeAt(context.nanos()));
        tellRinger(call, callee, ParticipantState.ACCEPTED.event(), callee.user());
        tell(by, decided(ParticipantState.ACCEPTED.event(), call, callee.user(), null), callee.user());
        tellOthers(call, callee, by, ParticipantState.ACCEPTED);
        callee.until(context.in(TO_MEET, () -> failUnlessMet(call, callee)));
        activeCalls.changed(call);
    }

    private void failUnlessMet(Call call, CallParticipant callee) {
        if (callee.state() == ParticipantState.ACCEPTED && !call.isOver()) {
            callee.become(ParticipantState.FAILED);
            tally.add(ParticipantState.FAILED);
            lifecycle.settle(call, ParticipantState.FAILED);
        }
    }

    /**
     * @param by the session that declined; null where it was a device without one
     * @param words for the ringer; null for none
     */
    void decline(Call call, CallParticipant callee, @Nullable Session by, @Nullable ReplyText words) {
        requireUndecided(call, callee);
        callee.words(words);
        tellOthers(call, callee, by, ParticipantState.DECLINED);
        decide(call, callee, ParticipantState.DECLINED, callee.user());
    }

    /** The callee's client cannot take this call. */
    void refuse(Call call, CallParticipant callee) {
        decide(call, callee, ParticipantState.BUSY, callee.user());
    }

    /** The ringer gives up: all who have not answered yet stop ringing. */
    void cancel(Call call, Session ringer) {
        List<CallParticipant> rung = call.participants().stream()
                .filter(participant -> rangBy(participant, ringer.user()))
                .toList();
        if (rung.isEmpty()) {
            throw notTheRinger();
        }
        List<CallParticipant> open = rung.stream()
                .filter(participant -> participant.state() == ParticipantState.RINGING)
                .toList();
        if (open.isEmpty()) {
            boolean answered =
                    rung.stream().anyMatch(participant -> participant.state().isAnswered());
            throw tooLate(answered && !call.isOver());
        }
        open.forEach(participant -> decide(call, participant, ParticipantState.CANCELLED, ringer.user()));
    }

    /** Nobody rings any longer, because the room is no more. */
    void callOff(Call call) {
        for (CallParticipant participant : List.copyOf(call.participants())) {
            decide(
                    call,
                    participant,
                    ParticipantState.CANCELLED,
                    call.startedBy().user());
            failUnlessMet(call, participant);
        }
    }

    /** The same ring again, perhaps from the page that the ringer went on to: it hears the outcomes, former ones too. */
    void goOn(Call call, List<UserId> callees, Session ringer) {
        for (UserId user : callees) {
            CallParticipant participant = call.participant(user);
            if (participant == null || !rangBy(participant, ringer.user())) {
                continue;
            }
            participant.rungBy(ringer);
            if (participant.state() != ParticipantState.RINGING) {
                tellRinger(call, participant, participant.state().event(), user);
            }
        }
    }

    /** The same ring again, of a call that is over. */
    void tellAgain(EndedCall call, List<UserId> callees, Session ringer) {
        for (EndedCall.Part part : call.parts()) {
            if (callees.contains(part.user()) && part.wasRungBy(ringer.user())) {
                String what = part.state().event();
                tell(ringer, Decided.of(what, call.id(), call.room(), part.user(), part.words()), part.user());
            }
        }
    }

    /**
     * A session is gone for good: its own rings are given up, unless its person is in the call by another one, and who can
     * no longer be reached missed theirs.
     */
    void gone(Session session, Iterable<Call> calls) {
        for (Call call : calls) {
            for (CallParticipant participant : List.copyOf(call.participants())) {
                if (participant.state() != ParticipantState.RINGING) {
                    continue;
                }
                if (participant.ringer() == session) {
                    inside(call, session)
                            .ifPresentOrElse(
                                    participant::rungBy,
                                    () -> decide(call, participant, ParticipantState.CANCELLED, session.user()));
                } else if (participant.user().equals(session.user())) {
                    if (isReachable(session.user())) {
                        ringDevices(call, participant);
                    } else {
                        decide(call, participant, ParticipantState.MISSED, session.user());
                    }
                }
            }
        }
    }

    /** Whether somebody answered this session's ring while others are still being rung: its person is about to come in. */
    static boolean isAwaited(Session ringer, Iterable<Call> calls) {
        for (Call call : calls) {
            boolean rings = call.participants().stream()
                    .anyMatch(participant ->
                            participant.ringer() == ringer && participant.state() == ParticipantState.RINGING);
            if (rings
                    && call.participants().stream()
                            .anyMatch(participant -> participant.state() == ParticipantState.ACCEPTED)) {
                return true;
            }
        }
        return false;
    }

    /** Another session by which the same person is in the call. */
    private static Optional<Session> inside(Call call, Session gone) {
        return call.room().peers().stream()
                .map(Peer::session)
                .filter(session -> session != gone && session.user().equals(gone.user()))
                .findFirst();
    }

    private static boolean rangBy(CallParticipant participant, UserId user) {
        return user.equals(participant.ringerUser());
    }

    private void decide(Call call, CallParticipant callee, ParticipantState state, UserId by) {
        if (callee.state() != ParticipantState.RINGING) {
            return;
        }
        callee.become(state);
        tally.add(state);
        tellRinger(call, callee, state.event(), state == ParticipantState.CANCELLED ? by : callee.user());
        if (state == ParticipantState.CANCELLED || state == ParticipantState.MISSED) {
            Decided decided = decided(state.event(), call, by, null);
            listeners(callee.user()).forEach(session -> tell(session, decided, by));
        }
        lifecycle.settle(call, state);
    }

    private void tellRinger(Call call, CallParticipant callee, String what, UserId who) {
        Session ringer = callee.ringer();
        if (ringer != null && ringer.isOpen()) {
            tell(ringer, decided(what, call, who, callee.words()), who);
        }
    }

    private static Decided decided(String what, Call call, UserId who, @Nullable ReplyText words) {
        return Decided.of(what, call.id(), call.room().id(), who, words);
    }

    private void tellOthers(Call call, CallParticipant callee, @Nullable Session by, ParticipantState state) {
        Taken taken = new Taken(call.id(), call.room().id(), callee.user(), state.event());
        listeners(callee.user()).stream()
                .filter(session -> session != by)
                .forEach(session -> tell(session, taken, callee.user()));
    }

    private void tell(Session session, CallEvent event, UserId causedBy) {
        context.deliveries().send(session, Topic.CALLS, EventEnvelope.by(event, context.now(), causedBy));
    }

    private static void requireUndecided(Call call, CallParticipant callee) {
        if (callee.state() != ParticipantState.RINGING) {
            throw tooLate(callee.state().isAnswered() && !call.isOver());
        }
    }

    static RequestException noSuchCall() {
        return new RequestException(ErrorCode.NO_SUCH_CALL, "There is no such call.");
    }

    static RequestException notRung() {
        return new RequestException(ErrorCode.BAD_REQUEST, "Only who is being rung can answer.");
    }

    static RequestException notTheRinger() {
        return new RequestException(ErrorCode.BAD_REQUEST, "Only who rang can give up.");
    }

    static RequestException tooLate(boolean answered) {
        return answered
                ? new RequestException(ErrorCode.ALREADY_ANSWERED, "Somebody answered this call already.")
                : new RequestException(ErrorCode.CALL_OVER, "This call is over.");
    }
}
