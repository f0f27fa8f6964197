package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.RingStory.Rung;
import app.parley.hub.value.CallEvent;
import app.parley.hub.value.CallEvent.CallEnded;
import app.parley.hub.value.CallEvent.Decided;
import app.parley.hub.value.CallEvent.Ring;
import app.parley.hub.value.CallEvent.Taken;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.Journal;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RingRequest.Answer;
import app.parley.hub.value.RoomView;
import app.parley.kernel.CallId;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import app.parley.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is done to rings, by whichever devices and in whichever order, each ends in one outcome for everybody. */
class RingingPropertyTest {
    private static final int STORIES = 600;

    @Test
    void everyRingEndsInOneOutcomeThatTheLogAndAllDevicesAgreeOn() {
        Property.holds(STORIES, random -> {
            RingStory story = new RingStory(random);
            try {
                story.play();
                nothingIsOpen(story);
                story.calls.forEach(call -> allAgree(story, call));
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\nafter " + story.steps, e);
            }
        });
    }

    private static void nothingIsOpen(RingStory story) {
        assertThat(story.fixture.journal.calls()).hasSameSizeAs(story.calls).allSatisfy(call -> {
            assertThat(call.outcome()).isNotEqualTo(CallOutcome.ONGOING);
            assertThat(call.endedAt()).isNotNull();
        });
        assertThat(story.fixture.hub.team().presence()).noneMatch(Presence::inCall);
        Person admin = new Person(new UserId("alice"), "Alice", false, true, null);
        assertThat(story.fixture.hub.team().roomsFor(admin))
                .extracting(RoomView::id)
                .containsExactly(HubFixture.STANDUP);
    }

    private static void allAgree(RingStory story, Rung call) {
        CallRecord logged = onlyEnding(story, call);
        for (ParticipantRecord participant : logged.people()) {
            if (participant.role() == ParticipantRole.CALLEE) {
                agreesWithWhatWasAnswered(call, participant);
                calleesDevicesHeardIt(story, call, participant);
            }
        }
        callerHeardOfEachCallee(call, logged);
        endingIsHeardOnceAndAlike(story, call, logged);
    }

    /** Once a call is over, its entry never changes again. */
    private static CallRecord onlyEnding(RingStory story, Rung call) {
        List<CallRecord> endings = story.fixture.journal.all(Journal.CallChanged.class).stream()
                .map(Journal.CallChanged::call)
                .filter(record -> record.id().equals(call.id()) && record.endedAt() != null)
                .distinct()
                .toList();
        assertThat(endings).hasSize(1);
        return endings.get(0);
    }

    private static void agreesWithWhatWasAnswered(Rung call, ParticipantRecord participant) {
        List<Answer> answers = call.answers().stream()
                .filter(said -> said.user().equals(participant.user()) && said.answer() != Answer.CANCEL)
                .map(Rung.Said::answer)
                .toList();
        assertThat(answers).hasSizeLessThanOrEqualTo(1);
        if (!answers.isEmpty()) {
            assertThat(decisionOf(participant)).isEqualTo(answers.get(0) == Answer.ACCEPT ? "accepted" : "declined");
        }
    }

    private static String decisionOf(ParticipantRecord participant) {
        return switch (participant.outcome()) {
            case JOINED, FAILED -> "accepted";
            default -> participant.outcome().wire();
        };
    }

    private static void calleesDevicesHeardIt(RingStory story, Rung call, ParticipantRecord participant) {
        int silent = 0;
        for (TestSession device : story.devices) {
            if (!device.user().equals(participant.user())) {
                continue;
            }
            int rings = of(device, call, Ring.class).size();
            List<String> heard = decisionsHeard(device, call);
            assertThat(rings).isLessThanOrEqualTo(1);
            assertThat(heard).hasSizeLessThanOrEqualTo(rings).allMatch(decisionOf(participant)::equals);
            if (device.session.isOpen() && heard.size() < rings) {
                silent++;
            }
        }
        // Only the device on which somebody declined is not told so.
        assertThat(silent).isLessThanOrEqualTo(participant.outcome() == ParticipantOutcome.DECLINED ? 1 : 0);
    }

    private static List<String> decisionsHeard(TestSession device, Rung call) {
        return Stream.concat(
                        of(device, call, Decided.class).stream().map(Decided::type),
                        of(device, call, Taken.class).stream().map(Taken::by))
                .toList();
    }

    private static void callerHeardOfEachCallee(Rung call, CallRecord logged) {
        List<String> decisions = new ArrayList<>();
        logged.people().stream()
                .filter(participant -> participant.role() == ParticipantRole.CALLEE)
                .forEach(participant -> decisions.add(decisionOf(participant)));
        if (call.caller().session.isOpen()) {
            assertThat(of(call.caller(), call, Decided.class))
                    .extracting(Decided::type)
                    .containsExactlyInAnyOrderElementsOf(decisions);
        }
    }

    private static void endingIsHeardOnceAndAlike(RingStory story, Rung call, CallRecord logged) {
        boolean ends = logged.outcome() == CallOutcome.COMPLETED || logged.outcome() == CallOutcome.FAILED;
        List<CallEnded> heard = new ArrayList<>();
        for (TestSession device : story.devices) {
            List<CallEnded> endings = of(device, call, CallEnded.class);
            boolean involved = device == call.caller()
                    || (decisionsHeard(device, call).contains("accepted")
                            && of(device, call, Taken.class).isEmpty());
            assertThat(endings).hasSizeLessThanOrEqualTo(1);
            if (ends && involved && device.session.isOpen()) {
                assertThat(endings).hasSize(1);
            }
            heard.addAll(endings);
        }
        assertThat(heard.stream().distinct().count()).isLessThanOrEqualTo(1);
        assertThat(heard).allMatch(ended -> ended.reason().equals(logged.endReason()));
        assertThat(ends || heard.isEmpty()).isTrue();
    }

    /** What a device heard of one call. */
    private static <E extends CallEvent> List<E> of(TestSession device, Rung call, Class<E> kind) {
        return device.inbox.all(kind).stream()
                .filter(event -> callOf(event).equals(call.id()))
                .toList();
    }

    private static CallId callOf(CallEvent event) {
        if (event instanceof Ring ring) {
            return ring.call();
        } else if (event instanceof Decided decided) {
            return decided.call();
        } else if (event instanceof Taken taken) {
            return taken.call();
        } else if (event instanceof CallEnded ended) {
            return ended.call();
        }
        throw new IllegalArgumentException(event.type());
    }
}
