package app.parley.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    /** What is asked of a lease that another one holds at first, with or without a database that answers. */
    private static class Asked implements Lease {
        final List<String> questions = new CopyOnWriteArrayList<>();
        final List<Long> times = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger heldFor = new AtomicInteger();

        private void ask(String question) {
            questions.add(question);
            times.add(System.nanoTime());
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new Unreachable("away", new IllegalStateException());
            }
        }

        @Override
        public OptionalLong claim() {
            ask("claim");
            return heldFor.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? OptionalLong.empty() : OptionalLong.of(2);
        }

        @Override
        public void look() {
            ask("look");
        }

        @Override
        public void want() {
            ask("want");
        }

        @Override
        public Renewal renew(long epoch) {
            return Renewal.WANTED;
        }

        @Override
        public void release(long epoch) {}

        @Override
        public void close() {}
    }

    private final Asked lease = new Asked();
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void whoFindsItFreeOwnsItAtOnce() {
        await(Approach.TAKES_OVER).close();
        assertThat(lease.questions).containsExactly("claim");
        assertThat(told).hasValue(0);
    }

    @Test
    void whoTakesOverAsksAgainUntilItIsHandedOver() {
        lease.heldFor.set(5);
        await(Approach.TAKES_OVER).close();
        assertThat(lease.questions)
                .containsExactly("claim", "want", "claim", "claim", "claim", "claim", "want", "claim");
        assertThat(told).hasValue(1);
    }

    @Test
    void whoStandsByOrMadeWayNeverAsks() {
        for (Approach approach : List.of(Approach.STANDS_BY, Approach.MADE_WAY)) {
            lease.heldFor.set(1);
            await(approach).close();
        }
        assertThat(lease.questions).containsExactly("claim", "claim", "claim", "claim");
        assertThat(told).hasValue(2);
    }

    @Test
    void onceTheDatabaseAnswersAgainTheOwnerHasThreeSecondsBeforeAnybodyClaims() {
        lease.failures.set(2);
        await(Approach.STANDS_BY).close();
        assertThat(lease.questions).containsExactly("claim", "look", "look", "claim");
        assertThat(lease.times.get(3) - lease.times.get(2)).isGreaterThanOrEqualTo(Claims.FOR_THE_OWNER.toNanos());
    }

    @Test
    void whoTookItBackDoesNotMakeWayForTheNextMinute() throws InterruptedException {
        AtomicInteger ends = new AtomicInteger();
        try (Ownership back = await(Approach.MADE_WAY);
                Ownership first = await(Approach.STANDS_BY)) {
            back.onEnd(() -> ends.addAndGet(100));
            first.onEnd(ends::incrementAndGet);
            Thread.sleep(Ownership.RENEWAL.multipliedBy(2).toMillis());
            assertThat(ends.get()).isBetween(1, 99);
        }
    }

    private Ownership await(Approach approach) {
        return Claims.await(lease, approach, told::incrementAndGet);
    }
}
