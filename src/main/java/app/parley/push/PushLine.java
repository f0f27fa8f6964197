package app.parley.push;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one ring to one browser, one after the other: a later one ends the attempts at those before. All but
 * the sending runs on the thread of {@link RingPushes}.
 */
final class PushLine {
    private static final Logger LOG = LoggerFactory.getLogger(PushLine.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final PushSubscription to;
    private final PushSender sender;
    private final Consumer<PushSubscription> drop;
    private final ScheduledExecutorService thread;
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);
    private int newest;
    private boolean gone;
    private boolean mayHaveArrived;

    /** @param drop takes a subscription whose browser has gone */
    PushLine(PushSubscription to, PushSender sender, Consumer<PushSubscription> drop, ScheduledExecutorService thread) {
        this.to = to;
        this.sender = sender;
        this.drop = drop;
        this.thread = thread;
    }

    /**
     * A message on its way.
     *
     * @param until no later attempt begins, as {@link System#nanoTime()}
     * @param onlyIfFollows whether it makes sense only to who may have got an earlier message
     */
    record Parcel(PushMessage message, String topic, Duration timeToLive, long until, boolean onlyIfFollows) {}

    void send(Parcel parcel) {
        int turn = ++newest;
        last = last.thenComposeAsync(before -> attempt(parcel, turn, FIRST_PAUSE), thread)
                .handle((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("A message could not be pushed: {}", failure.toString());
                    }
                    return true;
                });
    }

    private CompletionStage<?> attempt(Parcel parcel, int turn, Duration pause) {
        if (gone || turn != newest || (parcel.onlyIfFollows() && !mayHaveArrived)) {
            return CompletableFuture.completedFuture(null);
        }
        return sender.send(to, parcel.message().bytes(), parcel.timeToLive(), parcel.topic())
                .thenComposeAsync(outcome -> take(outcome, parcel, turn, pause), thread);
    }

    private CompletionStage<?> take(PushSender.Outcome outcome, Parcel parcel, int turn, Duration pause) {
        mayHaveArrived |= outcome.isTaken() || outcome.status() == 0;
        if (outcome.isGone()) {
            gone = true;
            drop.accept(to);
        } else if (outcome.isWorthAnotherTry()) {
            return again(parcel, turn, longer(pause, outcome.retryAfter()));
        } else if (!outcome.isTaken()) {
            LOG.info(
                    "The push service at {} refused a message: {}",
                    to.endpoint().getHost(),
                    outcome.status());
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<?> again(Parcel parcel, int turn, Duration pause) {
        if (System.nanoTime() + pause.toNanos() - parcel.until() > 0) {
            LOG.debug("No further attempt: {}", to);
            return CompletableFuture.completedFuture(null);
        }
        Duration next = pause.multipliedBy(2);
        CompletableFuture<Object> done = new CompletableFuture<>();
        var unused = thread.schedule(
                () -> attempt(parcel, turn, next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE)
                        .whenComplete((result, failure) -> done.complete(null)),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
        return done;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
