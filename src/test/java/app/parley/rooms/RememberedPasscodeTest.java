package app.parley.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.Passwords;
import app.parley.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RememberedPasscodeTest {
    private final Passwords passwords = new Passwords(1);
    private final RememberedPasscode passcode = new RememberedPasscode(passwords.hash("4711"), passwords);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch turn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        turn.countDown();
        threads.shutdownNow();
    }

    @Test
    void onlyTheRightOneMatchesBeforeAndAfterItIsRemembered() {
        assertThat(passcode.matches("4712")).isFalse();
        assertThat(passcode.matches("4711")).isTrue();
        assertThat(passcode.matches("4712")).isFalse();
        assertThat(passcode.matches("4711")).isTrue();
    }

    @Test
    void onceItIsRememberedNobodyWaitsForSignIns() {
        passcode.matches("4711");
        signInThatTakesItsTime();

        assertThat(passcode.matches("4711")).isTrue();
        assertThat(passcode.matches("0000")).isFalse();
    }

    @Test
    void guessesWaitAsideAndOnlyAFewOfThem() {
        signInThatTakesItsTime();
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<Void>> guesses = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            try {
                                passcode.matches("0000");
                            } catch (RequestException e) {
                                refused.incrementAndGet();
                            }
                        },
                        threads))
                .toList();
        Await.until("refused", Duration.ofSeconds(20), () -> refused.get() >= 20);
        assertThatThrownBy(() -> passcode.matches("0000"))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED));

        CompletableFuture<Boolean> signIn =
                CompletableFuture.supplyAsync(() -> passwords.matches("x", null, () -> {}), threads);
        turn.countDown();
        signIn.join();

        // One guess may have been ahead of it, not the sixteen others that wait.
        assertThat(guesses.stream().filter(guess -> !guess.isDone()).count()).isGreaterThan(8);
    }

    private void signInThatTakesItsTime() {
        CountDownLatch begun = new CountDownLatch(1);
        threads.execute(() -> passwords.matches("x", null, () -> {
            begun.countDown();
            try {
                turn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
