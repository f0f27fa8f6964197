package app.parley.checks;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How checks are run. */
class ChecksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestClock clock = new TestClock();
    private final List<String> news = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
    private Checks checks;

    @AfterEach
    void stop() {
        checks.close();
    }

    @Test
    void beforeTheFirstRunNothingIsKnown() {
        start(PATIENCE, check(CheckId.DISK, attempt -> Finding.of(CheckOutcome.DISK_ELSEWHERE)));

        assertThat(checks.isRunning()).isFalse();
        assertThat(checks.results())
                .containsExactly(new CheckResult(CheckId.DISK, Finding.of(CheckOutcome.NOT_YET), null));
    }

    @Test
    void whileOneRunsThatIsSaidAndAllAreInTheirOrder() {
        CountDownLatch slow = new CountDownLatch(1);
        start(
                PATIENCE,
                check(CheckId.CLOCK, attempt -> {
                    await(slow);
                    return Finding.of(CheckOutcome.CLOCK_RIGHT);
                }),
                check(CheckId.STORAGE, attempt -> Finding.of(CheckOutcome.STORAGE_POSTGRESQL)));
        checks.run();
        Await.until("one done", PATIENCE, () -> checks.results().get(0).state() == CheckState.OK);

        assertThat(checks.isRunning()).isTrue();
        assertThat(checks.results()).extracting(CheckResult::id).containsExactly(CheckId.STORAGE, CheckId.CLOCK);
        assertThat(checks.results().get(1).state()).isEqualTo(CheckState.RUNNING);
        slow.countDown();
        awaitEnd();
        assertThat(checks.results().get(1))
                .isEqualTo(new CheckResult(CheckId.CLOCK, Finding.of(CheckOutcome.CLOCK_RIGHT), clock.instant()));
    }

    @Test
    void whoAsksMeanwhileJoinsTheRunThatIsUnderWay() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch slow = new CountDownLatch(1);
        start(PATIENCE, check(CheckId.CLOCK, attempt -> {
            runs.incrementAndGet();
            await(slow);
            return Finding.of(CheckOutcome.CLOCK_RIGHT);
        }));
        checks.run();
        checks.run();
        slow.countDown();
        awaitEnd();
        assertThat(runs).hasValue(1);
        checks.run();
        awaitEnd();
        assertThat(runs).hasValue(2);
    }

    @Test
    void newsThatComeMeanwhileAreLookedAtAfterwards() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch slow = new CountDownLatch(1);
        start(PATIENCE, check(CheckId.CLOCK, attempt -> {
            runs.incrementAndGet();
            await(slow);
            return Finding.of(CheckOutcome.CLOCK_RIGHT);
        }));
        checks.runAgain();
        Await.until("running", PATIENCE, () -> runs.get() == 1);
        checks.runAgain();
        checks.runAgain();
        slow.countDown();
        Await.until("once more", PATIENCE, () -> runs.get() == 2 && !checks.isRunning());

        assertThat(runs).hasValue(2);
    }

    @Test
    void oneThatHangsIsGivenUpAndItsSocketsAreClosed() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            start(Duration.ofMillis(300), check(CheckId.PUBLIC_URL, attempt -> {
                attempt.speakTo("the silent one", "localhost");
                Socket socket = attempt.tcp("localhost", silent.getLocalPort());
                socket.getInputStream().read();
                throw new AssertionError("it said something");
            }));
            checks.run();
            try (Socket theirs = silent.accept()) {
                assertThat(theirs.getInputStream().read()).as("closed").isEqualTo(-1);
            }
            awaitEnd();
            assertThat(checks.results().get(0).finding().text()).isEqualTo("the silent one did not answer in time.");
        }
    }

    @Test
    void whatRunsIsCutOffAtTheEnd() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            start(PATIENCE.multipliedBy(10), check(CheckId.PUBLIC_URL, attempt -> {
                Socket socket = attempt.tcp("localhost", silent.getLocalPort());
                socket.getInputStream().read();
                throw new AssertionError("it said something");
            }));
            checks.run();
            try (Socket theirs = silent.accept()) {
                checks.close();
                theirs.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(theirs.getInputStream().read()).as("closed").isEqualTo(-1);
            }
        }
    }

    @Test
    void oneThatCannotBeInterruptedIsGivenUpAllTheSame() {
        CountDownLatch never = new CountDownLatch(1);
        start(Duration.ofMillis(100), check(CheckId.TURN, attempt -> {
            await(never);
            return Finding.of(CheckOutcome.OWN_RELAY);
        }));
        checks.run();
        awaitEnd();
        assertThat(checks.results().get(0).finding().outcome()).isEqualTo(CheckOutcome.NO_ANSWER);
        never.countDown();
    }

    @Test
    void oneThatFailsSaysSoAndTheOthersGoOn() {
        start(
                PATIENCE,
                check(CheckId.DISK, attempt -> {
                    throw new IllegalStateException("a fault of ours");
                }),
                check(CheckId.CLOCK, attempt -> Finding.of(CheckOutcome.CLOCK_RIGHT)));
        checks.run();
        awaitEnd();

        assertThat(checks.results()).extracting(CheckResult::state).containsExactly(CheckState.OK, CheckState.ERROR);
        assertThat(faults).singleElement().satisfies(fault -> assertThat(fault).hasMessage("a fault of ours"));
    }

    @Test
    void onlyWhatIsNewIsTold() {
        start(PATIENCE, check(CheckId.CLOCK, attempt -> Finding.of(CheckOutcome.CLOCK_RIGHT)));
        checks.run();
        awaitEnd();
        checks.run();
        awaitEnd();
        assertThat(news).containsExactly("clock-right");
    }

    @Test
    void theyAreRunAgainAndAgain() {
        AtomicInteger runs = new AtomicInteger();
        start(PATIENCE, check(CheckId.CLOCK, attempt -> {
            runs.incrementAndGet();
            return Finding.of(CheckOutcome.CLOCK_RIGHT);
        }));
        checks.runEvery(Duration.ofMillis(20));
        Await.until("run twice", PATIENCE, () -> runs.get() > 1);
    }

    private void start(Duration patience, Check... all) {
        checks = new Checks(
                List.of(all),
                patience,
                result -> news.add(result.finding().outcome().code()),
                (id, fault) -> faults.add(fault),
                clock);
    }

    private void awaitEnd() {
        Await.until("ended", PATIENCE, () -> !checks.isRunning());
    }

    private interface Work {
        Finding run(Attempt attempt) throws IOException;
    }

    private static Check check(CheckId id, Work work) {
        return new Check() {
            @Override
            public CheckId id() {
                return id;
            }

            @Override
            public Finding run(Attempt attempt) throws IOException {
                return work.run(attempt);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // As a resolver of names, which cannot be interrupted.
            }
        }
    }
}
