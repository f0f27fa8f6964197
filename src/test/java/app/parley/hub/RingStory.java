package app.parley.hub;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RingRequest.Answer;
import app.parley.hub.value.StatusText;
import app.parley.kernel.CallId;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** People ring each other, and do at random what one can do to a ring, until everybody has hung up. */
final class RingStory {
    private static final List<String> PEOPLE = List.of("Alice", "Bob", "Carol");
    private static final int[] PAUSES = {1, 5, 29, 30, 44, 45, 90}; // s
    private static final Duration LONGER_THAN_ANYTHING = Duration.ofSeconds(60);

    final HubFixture fixture = new HubFixture();
    final List<HubFixture.TestSession> devices = new ArrayList<>();
    final List<Rung> calls = new ArrayList<>();
    final List<String> steps = new ArrayList<>();
    private final RandomGenerator random;

    /** One ring, and who succeeded in saying what to it. */
    record Rung(HubFixture.TestSession caller, CallEvent.Ringing ringing, List<Said> answers) {
        record Said(UserId user, Answer answer) {}

        CallId id() {
            return ringing.call();
        }
    }

    RingStory(RandomGenerator random) {
        this.random = random;
    }

    void play() {
        PEOPLE.forEach(this::comes);
        if (random.nextInt(5) == 0) {
            fixture.hub.setStatus(new UserId("carol"), Presence.Status.DND, StatusText.NONE, null);
        }
        rings();
        for (int left = random.nextInt(1, 20); left > 0; left--) {
            attempt(this::something);
        }
        hangUp();
    }

    /** Everybody who is inside leaves; whatever still waits for something has waited for nothing. */
    private void hangUp() {
        for (HubFixture.TestSession device : devices) {
            calls.forEach(call -> device.leaves(call.ringing().room()));
        }
        for (int i = 0; i < 4; i++) {
            fixture.passes(LONGER_THAN_ANYTHING);
        }
    }

    private void something() {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> answers(Answer.ACCEPT);
            case 3 -> answers(Answer.DECLINE);
            case 4 -> answers(Answer.CANCEL);
            case 5, 6, 7 -> enters();
            case 8 -> drawn(devices).leaves(drawn(calls).ringing().room());
            case 9 -> suspends();
            case 10 -> fixture.hub.resume(drawn(devices).session);
            case 11 -> closes();
            case 12 -> waits();
            default -> {
                if (random.nextBoolean()) {
                    rings();
                } else {
                    comes(drawn(PEOPLE));
                }
            }
        }
    }

    private void comes(String name) {
        steps.add(name + " connects");
        devices.add(fixture.connects(name));
    }

    private void rings() {
        HubFixture.TestSession caller = drawn(devices);
        List<UserId> callees = new ArrayList<>();
        for (String name : List.of("alice", "bob", "carol", "dave")) {
            UserId user = new UserId(name);
            if (!user.equals(caller.user()) && (callees.isEmpty() || random.nextBoolean())) {
                callees.add(user);
            }
        }
        steps.add(caller.user() + " rings " + callees);
        calls.add(new Rung(caller, caller.rings(callees, null), new ArrayList<>()));
    }

    private void answers(Answer answer) {
        HubFixture.TestSession device = drawn(devices);
        Rung call = drawn(calls);
        steps.add(device.user() + " " + answer);
        device.answers(call.id(), answer);
        call.answers().add(new Rung.Said(device.user(), answer));
    }

    private void enters() {
        HubFixture.TestSession device = drawn(devices);
        steps.add(device.user() + " enters");
        device.enters(drawn(calls).ringing().room());
    }

    private void suspends() {
        HubFixture.TestSession device = drawn(devices);
        steps.add(device.user() + " drops");
        fixture.hub.suspend(device.session, random.nextBoolean() ? Departure.TAB_CLOSED : Departure.CONNECTION_LOST);
    }

    private void closes() {
        HubFixture.TestSession device = drawn(devices);
        steps.add(device.user() + " goes");
        fixture.hub.close(device.session, random.nextBoolean());
    }

    private void waits() {
        int seconds = PAUSES[random.nextInt(PAUSES.length)];
        steps.add(seconds + " s");
        fixture.passes(Duration.ofSeconds(seconds));
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RequestException refusal) {
            steps.add("(" + refusal.code() + ")");
        }
    }

    private <T> T drawn(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
