package app.parley.boot;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.Viewer;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.AuditRepository.Entry;
import app.parley.people.AuditRepository.Filter;
import app.parley.store.account.AuditStore;
import app.parley.store.call.CallStore;
import app.parley.store.db.Database;
import app.parley.store.journal.JournalWriter;
import app.parley.store.privacy.RetentionStore;
import app.parley.testing.FreshDatabase;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private final Database database = Database.open(FreshDatabase.H2.settings());
    private final JournalWriter journal = new JournalWriter(database);
    private final AuditStore audit = new AuditStore(database);

    @BeforeEach
    void aCallAndASignInAtNoon() {
        journal.record(new CallChanged(call("c1").completed(60)))
                .toCompletableFuture()
                .join();
        audit.insert(NOON, new Actor(new UserId("ada"), "192.0.2.1"), AuditAction.SIGN_IN_OK, null, null);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private void purge(int days, boolean storeAddresses, Duration afterNoon) {
        new RetentionJob(new RetentionStore(database), days, storeAddresses, () -> false, () -> NOON.plus(afterNoon))
                .purge();
    }

    private boolean isInTheLog() {
        return new CallStore(database).find("c1", new Viewer("ada", true)).isPresent();
    }

    private String address() {
        return audit.page(new Filter("ada", Set.of(), null, null, null), null, 1)
                .get(0)
                .address();
    }

    @Test
    void whatIsOlderThanTheDaysGoesAndTheAuditLogSaysSo() {
        purge(30, true, Duration.ofDays(30));
        assertThat(isInTheLog()).isTrue();

        purge(30, true, Duration.ofDays(30).plusMillis(1));
        assertThat(isInTheLog()).isFalse();
        assertThat(address()).isNull();
        assertThat(audit.page(Filter.ALL, null, 1))
                .extracting(Entry::detail)
                .containsExactly("calls=1 messages=0 before=2026-03-01T12:00:00.001Z");
    }

    @Test
    void withoutDaysAllIsKept() {
        purge(0, true, Duration.ofDays(9_999));

        assertThat(isInTheLog()).isTrue();
        assertThat(address()).isEqualTo("192.0.2.1");
    }

    @Test
    void addressesThatShallNotBeStoredAreForgotten() {
        purge(0, false, Duration.ZERO);

        assertThat(address()).isNull();
        assertThat(isInTheLog()).isTrue();
    }
}
