package app.parley.bench.section;

import app.parley.bench.server.Bodies;
import app.parley.bench.server.LoadClient;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Two people who make one call after the other: offer, answer, ten candidates each way, hang-up. Each waits for what the
 * other says, as browsers do.
 */
final class Pair {
    private static final int CANDIDATES = 10;

    private final LoadClient caller;
    private final LoadClient callee;
    private final byte[] offer;
    private final byte[] answer;
    private final byte[] candidateToCallee;
    private final byte[] candidateToCaller;
    private final byte[] hangUp;
    private final LongConsumer done;
    private int atCaller;
    private int atCallee;
    private long begunAt;
    private boolean timed;
    private boolean checked;

    /** @param done is told how long each transaction took, in nanoseconds */
    Pair(LoadClient caller, LoadClient callee, LongConsumer done) {
        this.caller = caller;
        this.callee = callee;
        this.done = done;
        offer = caller.signal(callee, Bodies.OFFER);
        hangUp = caller.signal(callee, Bodies.HANG_UP);
        candidateToCallee = caller.signal(callee, Bodies.CANDIDATE);
        answer = callee.signal(caller, Bodies.ANSWER);
        candidateToCaller = callee.signal(caller, Bodies.CANDIDATE);
        caller.listen(this::callerHears);
        callee.listen(this::calleeHears);
    }

    void call() {
        begunAt = System.nanoTime();
        timed = true;
        atCaller = 0;
        atCallee = 0;
        caller.line().send(offer);
    }

    /** The load was stopped in between: how long this call takes says nothing. */
    void stopClock() {
        timed = false;
    }

    private void calleeHears(byte[] bytes, int from, int to) {
        atCallee++;
        if (atCallee == 1) {
            check(Bodies.OFFER, bytes, from, to);
            callee.line().send(answer);
            candidates(callee, candidateToCaller);
        } else if (atCallee == CANDIDATES + 2) {
            check(Bodies.HANG_UP, bytes, from, to);
            checked = true;
            if (timed) {
                done.accept(System.nanoTime() - begunAt);
            }
            call();
        }
    }

    private void callerHears(byte[] bytes, int from, int to) {
        atCaller++;
        if (atCaller == 1) {
            check(Bodies.ANSWER, bytes, from, to);
            candidates(caller, candidateToCallee);
        } else if (atCaller == CANDIDATES + 1) {
            check(Bodies.CANDIDATE, bytes, from, to);
            caller.line().send(hangUp);
        }
    }

    private static void candidates(LoadClient client, byte[] candidate) {
        for (int i = 0; i < CANDIDATES; i++) {
            client.line().send(candidate);
        }
    }

    /** Looks only once: afterwards the order is relied on. */
    private void check(String body, byte[] bytes, int from, int to) {
        if (!checked && !new String(bytes, from, to - from, StandardCharsets.UTF_8).contains(body)) {
            throw new IllegalStateException("what arrived is not what was sent");
        }
    }
}
