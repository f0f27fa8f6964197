package app.parley.store.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.cluster.Approach;
import app.parley.cluster.Claims;
import app.parley.cluster.Lease;
import app.parley.cluster.Lease.Renewal;
import app.parley.cluster.Ownership;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseAway;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.OwnConnection;
import app.parley.store.journal.JournalWriter;
import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseRowTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
    private final Database database = Database.open(settings);
    private final LeaseRow one = new LeaseRow(settings, "one");
    private final LeaseRow other = new LeaseRow(settings, "other");

    @AfterEach
    void close() {
        one.close();
        other.close();
        database.close();
    }

    @Test
    void ofAThousandClaimsAtOnceOneBeginsEachEpoch() {
        int claimants = 40;
        List<LeaseRow> rows = IntStream.range(0, claimants)
                .mapToObj(i -> new LeaseRow(settings, "process " + i))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(claimants);
        Set<Long> epochs = new HashSet<>();
        try {
            for (int round = 1; round <= 25; round++) {
                List<CompletableFuture<OptionalLong>> claims = new ArrayList<>();
                rows.forEach(row -> claims.add(CompletableFuture.supplyAsync(() -> claim(row), pool)));
                List<OptionalLong> answers =
                        claims.stream().map(CompletableFuture::join).toList();
                List<OptionalLong> won =
                        answers.stream().filter(OptionalLong::isPresent).toList();
                assertThat(won).hasSize(1);
                long epoch = won.get(0).getAsLong();
                assertThat(epochs.add(epoch)).isTrue();
                rows.get(answers.indexOf(won.get(0))).release(epoch);
            }
        } finally {
            pool.shutdown();
            rows.forEach(LeaseRow::close);
        }
        assertThat(epochs).hasSize(25);
    }

    @Test
    void whoHoldsItKeepsItAsLongAsItRenewsAndNobodyElseGetsIt() {
        long epoch = one.claim().orElseThrow();
        assertThat(other.claim()).isEmpty();
        assertThat(one.renew(epoch)).isEqualTo(Renewal.HELD);
        assertThat(other.renew(epoch)).isEqualTo(Renewal.LOST);
        one.release(epoch);
        assertThat(other.claim()).hasValue(epoch + 1);
        assertThat(one.renew(epoch)).isEqualTo(Renewal.LOST);
    }

    @Test
    void whoAsksForItIsToldToTheOwnerUntilAnotherOneBegins() {
        long epoch = one.claim().orElseThrow();
        other.want();
        assertThat(one.renew(epoch)).isEqualTo(Renewal.WANTED);
        one.release(epoch);
        long next = other.claim().orElseThrow();
        assertThat(other.renew(next)).isEqualTo(Renewal.HELD);
    }

    @Test
    void whoseConnectionIsGoneIsFollowedBeforeItsTermIsOver() {
        long epoch = one.claim().orElseThrow();
        long claimed = System.nanoTime();
        one.close();

        Await.until("followed", SOON, () -> other.claim().isPresent());

        assertThat(System.nanoTime() - claimed).isLessThan(Ownership.TERM.toNanos());
        assertThat(one.renew(epoch)).isEqualTo(Renewal.LOST);
    }

    @Test
    void whoStandsStillIsFollowedOnceItsTermIsOverAndNotBefore() {
        assertThat(one.claim()).isPresent();
        long claimed = System.nanoTime();

        Await.until("followed", SOON, () -> other.claim().isPresent());

        assertThat(System.nanoTime() - claimed)
                .isGreaterThan(Ownership.TERM.minus(Ownership.RENEWAL).toNanos());
    }

    @Test
    void aRenewalThatStandsStillBeforeItsCommitKeepsNobodyWaiting() throws SQLException {
        long epoch = one.claim().orElseThrow();
        try (Connection still = OwnConnection.open(settings)) {
            still.setAutoCommit(false);
            LeaseRow.beImpatient(still);
            try (Statement statement = still.createStatement()) {
                statement.executeUpdate("UPDATE leases SET until = now() WHERE epoch = " + epoch);
            }
            expireOnce(SOON);
            Await.until("followed", SOON, () -> claims(other));
        }
    }

    @Test
    void anotherOwnerBeginsAfterATransactionOfTheOneBeforeAndARenewalDoesNotWait() {
        try (Ownership ownership = Claims.await(new Unsteady(one), Approach.STANDS_BY, LeaseRowTest::atOnce);
                Handle transaction = begin(ownership)) {
            assertThat(one.renew(ownership.epoch())).isEqualTo(Renewal.HELD);
            expire();
            assertThatThrownBy(other::claim).isInstanceOf(Lease.Unreachable.class);
            transaction.commit();
            expire();
            Await.until("followed", SOON, () -> other.claim().isPresent());
        }
    }

    @Test
    void aTransactionOfAProcessThatStandsStillKeepsNobodyWaiting() {
        try (Ownership ownership = Claims.await(new Unsteady(one), Approach.STANDS_BY, LeaseRowTest::atOnce);
                Handle transaction = begin(ownership)) {
            expire();
            Await.until("followed", SOON, () -> claims(other));
            assertThatThrownBy(() -> {
                        transaction.execute("SELECT 1");
                        transaction.commit();
                    })
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void whoLostItStoresNothingAcknowledgesNothingAndIsTold() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (Ownership ownership = Claims.await(new Unsteady(one), Approach.STANDS_BY, LeaseRowTest::atOnce);
                JournalWriter journal = new JournalWriter(database, new LeaseFence(ownership))) {
            journal.record(said("before")).toCompletableFuture().join();
            ownership.onEnd(told::countDown);
            expire();
            Await.until("followed", SOON, () -> other.claim().isPresent());

            CompletableFuture<?> late = journal.record(said("after")).toCompletableFuture();

            assertThatThrownBy(late::join).cause().isInstanceOf(RequestException.class);
            assertThat(told.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(ownership.isSure()).isFalse();
            assertThat(texts()).containsExactly("before");
        }
    }

    @Test
    void whoCannotRenewStopsBeforeItsTermIsOverAndGoesOnWhereNobodyFollowed() {
        Unsteady unsteady = new Unsteady(one);
        try (Ownership ownership = Claims.await(unsteady, Approach.STANDS_BY, LeaseRowTest::atOnce)) {
            Await.until("not sure", SOON, () -> {
                one.renew(ownership.epoch());
                return !ownership.isSure();
            });
            assertThat(other.claim()).isEmpty();
            unsteady.broken.set(false);
            Await.until("sure again", SOON, ownership::isSure);
        }
    }

    /** A lease whose database cannot be reached after the claim. */
    private record Unsteady(LeaseRow row, AtomicBoolean broken) implements Lease {
        private Unsteady(LeaseRow row) {
            this(row, new AtomicBoolean(true));
        }

        @Override
        public OptionalLong claim() {
            return row.claim();
        }

        @Override
        public void look() {
            row.look();
        }

        @Override
        public void want() {
            row.want();
        }

        @Override
        public Renewal renew(long epoch) {
            if (broken.get()) {
                throw new Unreachable("it is cut off", new IllegalStateException());
            }
            return row.renew(epoch);
        }

        @Override
        public void release(long epoch) {
            row.release(epoch);
        }

        @Override
        public void close() {
            row.close();
        }
    }

    /** Nothing is to be done before the first wait. */
    private static void atOnce() {}

    private Handle begin(Ownership ownership) {
        Handle handle = database.query(Handle::getJdbi).open();
        handle.begin();
        new LeaseFence(ownership).check(handle);
        return handle;
    }

    /** As soon as nobody holds the row. */
    private void expireOnce(Duration most) {
        Await.until("expired", most, () -> {
            try {
                expire();
                return true;
            } catch (DatabaseAway e) {
                return false;
            }
        });
    }

    /** Who waited too long for the others did not win. */
    private static OptionalLong claim(LeaseRow row) {
        try {
            return row.claim();
        } catch (Lease.Unreachable e) {
            return OptionalLong.empty();
        }
    }

    private static boolean claims(LeaseRow row) {
        return claim(row).isPresent();
    }

    private void expire() {
        database.query(handle -> handle.execute("UPDATE leases SET until = now() - interval '1 second'"));
    }

    private static ChatSaid said(String text) {
        return new ChatSaid(new RoomId("team-room"), text, new UserId("alice"), "Alice", text, Instant.now());
    }

    private List<String> texts() {
        return database.query(handle -> handle.createQuery("SELECT text FROM messages")
                .mapTo(String.class)
                .list());
    }
}
