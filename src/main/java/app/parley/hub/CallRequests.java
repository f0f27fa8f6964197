package app.parley.hub;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.ReplyText;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallId;
import app.parley.kernel.CallMedia;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests to ring and answers to rings: finds the room, the call and the callees, and passes them to
 * Ringing.
 */
final class CallRequests {
    private final HubContext context;
    private final Rooms rooms;
    private final PresenceRegistry registry;
    private final Ringing ringing;
    private final ActiveCalls activeCalls;
    private final ExtensionSlot extension;

    CallRequests(
            HubContext context,
            Rooms rooms,
            PresenceRegistry registry,
            Ringing ringing,
            ActiveCalls activeCalls,
            ExtensionSlot extension) {
        this.context = context;
        this.rooms = rooms;
        this.registry = registry;
        this.ringing = ringing;
        this.activeCalls = activeCalls;
        this.extension = extension;
    }

    CompletionStage<@Nullable Void> ring(Session caller, RingRequest request) {
        check(request, caller);
        ActiveCalls.RingKey key = new ActiveCalls.RingKey(caller.user(), request.id());
        CallId known = activeCalls.rungAs(key);
        if (known != null) {
            ringAgain(known, request, caller);
            return RoomCommandHandler.done();
        }
        List<Person> callees = callees(request);
        Room room = request.room() == null ? roomOfItsOwn(caller.person(), callees) : room(request, caller, callees);
        Call call = room.call();
        if (call == null) {
            call = open(room, request.media(), caller);
        }
        activeCalls.rang(key, call);
        tellRinging(caller, call.id(), room.id(), request);
        return ring(call, callees, caller);
    }

    /** The same ring, perhaps from another page: it hears what was decided meanwhile. */
    private void ringAgain(CallId id, RingRequest request, Session caller) {
        Call call = activeCalls.find(id);
        EndedCall ended = activeCalls.findEnded(id);
        if (call != null) {
            tellRinging(caller, id, call.room().id(), request);
            ringing.goOn(call, request.to(), caller);
        } else if (ended != null) {
            tellRinging(caller, id, ended.room(), request);
            ringing.tellAgain(ended, request.to(), caller);
        }
    }

    /** A direct call that is about to ring. */
    Call open(Room room, CallMedia media, Session caller) {
        Call call =
                activeCalls.started(Call.direct(context.ids().call(), room, media, caller.person(), context.moment()));
        room.call(call);
        return call;
    }

    private CompletionStage<@Nullable Void> ring(Call call, List<Person> callees, Session caller) {
        List<Person> fresh = new ArrayList<>();
        for (Person callee : callees) {
            CallParticipant participant = call.participant(callee.user());
            if (participant == null || !(participant.state().isPending() || participant.isInside())) {
                fresh.add(callee);
            }
        }
        ringing.ring(call, fresh, caller);
        extension.get().ringing(call);
        return activeCalls.changed(call);
    }

    private void check(RingRequest request, Session caller) {
        if (request.to().contains(caller.user())) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "Nobody can ring themselves.");
        }
        if (caller.person().guest() && caller.person().onlyRoom() != null) {
            throw new RequestException(ErrorCode.FORBIDDEN, "Guests of a room cannot ring people.");
        }
    }

    private List<Person> callees(RingRequest request) {
        List<Person> callees = new ArrayList<>();
        for (UserId user : request.to()) {
            callees.add(callee(user));
        }
        return callees;
    }

    private Person callee(UserId user) {
        TeamMember account = registry.account(user);
        if (account != null && account.active()) {
            return account.person();
        }
        return extension
                .get()
                .findGuest(user)
                .orElseThrow(() -> new RequestException(ErrorCode.NO_SUCH_USER, "There is no user " + user + "."));
    }

    Room roomOfItsOwn(Person caller, List<Person> callees) {
        String name = Stream.concat(Stream.of(caller), callees.stream())
                .map(Person::name)
                .collect(Collectors.joining(", "));
        return rooms.put(new RoomDefinition(
                context.ids().room(),
                name,
                Kind.CALL,
                context.limits().roomCapacity(),
                null,
                Set.of(),
                Set.of(caller.user())));
    }

    private Room room(RingRequest request, Session caller, List<Person> callees) {
        RoomId id = request.room();
        if (id == null) {
            throw new IllegalStateException("asked only where a room is named");
        }
        Room room = rooms.require(id, caller.person());
        if (room.definition().kind() != Kind.CALL) {
            for (Person callee : callees) {
                if (!rooms.mayEnter(callee, room)) {
                    throw new RequestException(ErrorCode.FORBIDDEN, callee.name() + " may not enter this room.");
                }
            }
        }
        return room;
    }

    private void tellRinging(Session caller, CallId call, RoomId room, RingRequest request) {
        CallEvent ringing = new CallEvent.Ringing(call, room, request.to(), request.id());
        context.deliveries().send(caller, Topic.CALLS, EventEnvelope.by(ringing, context.now(), caller.user()));
    }

    /** @param words of a decline, for the caller; null for none */
    CompletionStage<@Nullable Void> answer(
            Session session, CallId id, RingRequest.Answer answer, @Nullable ReplyText words) {
        Call call = require(id, session.user(), answer);
        CallParticipant participant = requirePart(call, session.user());
        switch (answer) {
            case ACCEPT -> {
                ringing.accept(call, requireCallee(participant), session);
                extension.get().accepted(call);
            }
            case DECLINE -> ringing.decline(call, requireCallee(participant), session, words);
            case CANCEL -> ringing.cancel(call, session);
        }
        return activeCalls.changed(call);
    }

    /** Declines by a device that has no session. */
    CompletionStage<@Nullable Void> decline(UserId user, CallId id, @Nullable ReplyText words) {
        Call call = require(id, user, RingRequest.Answer.DECLINE);
        ringing.decline(call, requireCallee(requirePart(call, user)), null, words);
        return activeCalls.changed(call);
    }

    private Call require(CallId id, UserId user, RingRequest.Answer answer) {
        Call call = activeCalls.find(id);
        if (call == null) {
            EndedCall ended = activeCalls.findEnded(id);
            throw ended == null ? Ringing.noSuchCall() : ended.refusal(user, answer);
        }
        return call;
    }

    private static CallParticipant requirePart(Call call, UserId user) {
        CallParticipant participant = call.participant(user);
        if (participant == null) {
            throw Ringing.noSuchCall();
        }
        return participant;
    }

    private static CallParticipant requireCallee(CallParticipant participant) {
        if (participant.role() != ParticipantRole.CALLEE) {
            throw Ringing.notRung();
        }
        return participant;
    }

    /** A session listens for calls from now on. */
    void listen(Session session) {
        ringing.catchUp(session, activeCalls.open());
    }

    /** The time to wait for a suspended session: a caller whose ring was answered gets at least the time to meet. */
    Duration patienceWith(Session session, Duration usual) {
        return usual.compareTo(Ringing.TO_MEET) < 0 && Ringing.isAwaited(session, activeCalls.open())
                ? Ringing.TO_MEET
                : usual;
    }

    /** The session lost its socket. */
    void suspended(Session session) {
        ringing.suspended(session, activeCalls.open());
    }

    /** The session is over: its rings are decided, and the calls that go on know it no longer. */
    void gone(Session session) {
        ringing.gone(session, activeCalls.open());
        activeCalls.open().forEach(call -> call.forget(session));
    }
}
