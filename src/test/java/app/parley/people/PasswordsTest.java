package app.parley.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(2);

    @Test
    void hashesAreSaltedArgon2id() {
        String hash = passwords.hash("correct horse battery");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("correct horse battery")).isNotEqualTo(hash);
        assertThat(hash.length()).isLessThan(255);
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String hash = passwords.hash("비밀번호 correct horse");

        assertThat(passwords.matches("비밀번호 correct horse", hash, () -> {})).isTrue();
        assertThat(passwords.matches("비밀번호 Correct horse", hash, () -> {})).isFalse();
        assertThat(passwords.matches("", hash, () -> {})).isFalse();
    }

    /** Of the tests that come with Argon2's own implementation. */
    @Test
    void whatAnotherImplementationHashedMatches() {
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(passwords.matches("password", hash, () -> {})).isTrue();
        assertThat(passwords.matches("Password", hash, () -> {})).isFalse();
    }

    @Test
    void nothingMatchesWhatIsNoHash() {
        for (String text :
                List.of("", "password", "$argon2id$v=19$m=8,t=2,p=1$c29tZXNhbHQ$", "$argon2id$v=19$m=8,t=2,p=1$a$a")) {
            assertThat(passwords.matches("password", text, () -> {})).as(text).isFalse();
        }
    }

    @Test
    void nobodysPasswordMatchesNothing() {
        assertThat(passwords.matches("the password of nobody", null, () -> {})).isFalse();
    }

    @Test
    void nobodysPasswordTakesAsLongToCheckAsAWrongOne() {
        String hash = passwords.hash("correct horse battery");
        boolean warm = passwords.matches("wrong", hash, () -> {});

        long known = cpuNanos(() -> passwords.matches("wrong", hash, () -> {}));
        long unknown = cpuNanos(() -> passwords.matches("wrong", null, () -> {}));
        assertThat(warm).isFalse();
        assertThat(unknown).isGreaterThan(known / 4);
    }

    private static long cpuNanos(BooleanSupplier check) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        assertThat(check.getAsBoolean()).isFalse();
        return threads.getCurrentThreadCpuTime() - before;
    }

    @Test
    void onlyAFewAreComputedAtOnce() {
        String hash = passwords.hash("correct horse battery");
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<Boolean>> checks = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> check(hash, running, most), threads))
                    .toList();
            assertThat(checks).allMatch(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    private boolean check(String hash, AtomicInteger running, AtomicInteger most) {
        return passwords.matches("correct horse battery", hash, () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            // Long enough for all others to come in, if they could.
            new Passwords(1).hash("something else");
            running.decrementAndGet();
        });
    }

    @Test
    void whatIsRefusedBeforeItsTurnGivesTheTurnBack() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> passwords.matches("x", null, () -> {
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
        }
        assertThat(passwords.matches("x", null, () -> {})).isFalse();
    }
}
